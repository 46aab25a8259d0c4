export const shared = {
  'shared.verbatim': '{text}',
  'shared.outOfRange': '{value} di luar rentang; yang diterima: {lowest} sampai {highest}',
  'shared.outOfRangeWithUnit': '{value} {unit} di luar rentang; yang diterima: {lowest} sampai {highest} {unit}',
  'shared.tooLow': '{value} di luar rentang; yang diterima: {lowest} atau lebih',
  'shared.dateInFuture': 'tanggal {date} belum terjadi; yang diterima: tanggal paling lambat hari ini, {today}',
  'shared.beforeBirth': '{date} sebelum anak lahir; yang diterima: tanggal mulai {bornOn}',
  'shared.textTooLong':
    'terlalu panjang, atau memuat karakter yang tidak dapat disimpan; yang diterima: paling banyak {longest, number} karakter',
  'shared.textEmptyOrTooLong':
    'kosong, terlalu panjang, atau memuat karakter yang tidak dapat disimpan; yang diterima: 1 sampai {longest, number} karakter',
  'shared.textEmpty': 'kosong; yang diterima: 1 sampai {longest, number} karakter',
  'shared.tooManyRows': '{count, number} baris; yang diterima: paling banyak {most, number}',
  'shared.tooManyFamilies': '{count, number} keluarga; yang diterima: paling banyak {most, number}',
  'shared.tooManyIds': '{count, number} id; yang diterima: paling banyak {most, number}',
  'shared.notAVillageCode': '{code} bukan kode desa/kelurahan; yang diterima: kode desa/kelurahan',
  'shared.outsideWriteAreas': 'di luar wilayah yang boleh Anda ubah datanya',
  'shared.outsideReadAreas': 'di luar wilayah yang boleh Anda baca datanya',
  'shared.areaElsewhere':
    '{area} di luar {parent}, pemilik daftar ini; yang diterima: {parent}, wilayah di dalamnya, atau wilayah yang memuatnya',
  'shared.noneGiven': 'tidak ada nilai; yang diterima: sedikitnya satu dari {names}',
  'shared.givenTwice': 'ada nilai yang ditulis dua kali; yang diterima: setiap nilai satu kali',
  'shared.noSuchEnrolment': 'kepesertaan ini tidak ada',
  'shared.noSuchFamily': 'keluarga ini tidak ada',
  'shared.noSuchPerson': 'orang ini tidak ada',
} as const;
