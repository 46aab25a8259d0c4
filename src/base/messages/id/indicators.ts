export const indicators = {
  'indicators.noKeys': 'tidak ada indikator; yang diterima: sedikitnya satu indikator',
  'indicators.tooManyPoints':
    '{areas} wilayah x {keys} indikator x {months} bulan adalah {points, number} titik; yang diterima: paling banyak {most, number}',
  'indicators.grouping': '{key} tidak dikelompokkan menurut {by}; yang diterima: {allowed}',
  'indicators.monthInFuture': 'bulan {month} belum terjadi; yang diterima: bulan paling lambat {current}',
  'indicators.fromAfterTo': '{from} setelah {to}; yang diterima: bulan paling lambat {to}',
  'indicators.tooManyMonths': '{count, number} bulan; yang diterima: paling banyak {most} bulan, mulai {earliest}',
  'indicators.tooManyGroups': '{count} kelompok; yang diterima: paling banyak dua, masing-masing satu kali',
  'indicators.twoGroupsOfPeople':
    '{first} bersama {second}: tabel keduanya tidak diterbitkan; yang diterima: salah satunya, sendiri atau bersama AREA atau MONTH',
  'indicators.groupWithoutMonths': '{by} bersama MONTH: dihitung menurut keadaan sekarang; yang diterima: {by} sendiri atau bersama AREA',
  'indicators.countNeedsGroup': '{count} dihitung menurut PROGRAM; yang diterima: menurut PROGRAM, sendiri atau bersama AREA',
} as const;
