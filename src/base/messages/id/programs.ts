export const programs = {
  'programs.noSuchProgram': 'program ini tidak ada',
  'programs.noSuchPartner': 'mitra ini tidak ada',
  'programs.notYours': 'bukan program mitra Anda',
  'programs.wholeRegency': 'milik seluruh kabupaten/kota; yang diterima: hanya bagi yang wilayahnya seluruh kabupaten/kota',
  'programs.sinceOutsideProgram':
    '{date} di luar masa program; yang diterima: tanggal mulai {startsOn}{endsOn, select, none {} other { sampai {endsOn}}}',
  'programs.workedUntil': 'program ini berjalan di {code} sampai {date}; yang diterima: tanggal setelah {date}',
  'programs.leadAsSupporter': 'mitra utama; yang diterima: mitra selain mitra utama',
  'programs.enrolledBeforeStart': 'ada keluarga yang menjadi peserta pada {date}; yang diterima: tanggal paling lambat {date}',
  'programs.enrolledAfterEnd': 'ada keluarga yang menjadi peserta pada {date}; yang diterima: tanggal mulai {date}',
  'programs.capacityBelowEnrolled': '{count, number} keluarga menjadi peserta program; yang diterima: {count, number} atau lebih',
  'programs.endBeforeStart': '{date} sebelum program mulai; yang diterima: tanggal mulai {startsOn}',
  'programs.rule':
    '{problem}; yang diterima: paling banyak 20 pilihan berisi satu syarat atau lebih, desil 1 sampai 10, daftar yang tidak kosong',
  'programs.notARule': 'bukan aturan sasaran program',
  'programs.noCondition': 'tidak ada syarat; tulis everyFamily untuk mencakup semua keluarga',
  'programs.everyFamilyAndOthers': 'everyFamily bersama syarat lain',
  'programs.enrolmentEnded':
    'kepesertaan ini berakhir pada {date}{outcome, select, none {} other { ({outcome})}}; yang diterima: kepesertaan yang belum berakhir',
  'programs.endBeforeEnrolment': '{date} sebelum menjadi peserta; yang diterima: tanggal mulai {enrolledOn}',
  'programs.beforeFirstDay': '{date} sebelum hari pertama program; yang diterima: tanggal mulai {startsOn}',
  'programs.familiesEnrolled':
    '{count, number} keluarga dari {code} menjadi peserta program; selesaikan atau keluarkan kepesertaannya dahulu',
} as const;
