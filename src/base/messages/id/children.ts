/** Words of the field: PMK 2/2020 (standar antropometri anak) and Buku KIA. */
export const children = {
  'children.noSuchChild': 'anak ini tidak ada',
  'children.noSuchCase': 'kasus ini tidak ada',
  'children.noSuchMeasurement': 'hasil pengukuran ini tidak ada',
  'children.caseTransition':
    '{action} tidak dapat dilakukan pada kasus yang berstatus {status}; yang diterima: {legal, select, none {tidak ada, kasus sudah ditutup} other {{legal}}}',
  'children.notAClosingStatus': '{status} tidak menutup kasus; yang diterima: {closing}',
  'children.noRecovery':
    'pemulihan belum diusulkan; yang diterima: RECOVERED setelah dua pengukuran berjarak sedikitnya 28 hari berada pada -2 SD atau lebih',
  'children.notAgedOut': 'umur anak kurang dari {months} bulan; yang diterima: CLOSED_AGED_OUT mulai umur itu',
  'children.enrolmentOrService': 'enrolmentId dan service tidak ada, atau ada keduanya; yang diterima: salah satunya',
  'children.beforeCase': '{date} sebelum kasus dibuka; yang diterima: tanggal mulai {openedOn}',
  'children.enrolmentOfOtherFamily': 'kepesertaan keluarga lain; yang diterima: kepesertaan keluarga anak ini',
  'children.kindOfEnrolment': '{kind}, padahal kepesertaan ini pada program jenis {enrolled}; yang diterima: {enrolled}',
  'children.triageEmpty':
    'tidak ada penyebab dan tidak ada catatan; yang diterima: sedikitnya satu penyebab, atau catatan yang menyebutkan penyebab lain',
  'children.birthDateNeeded': 'null untuk anak dalam pemantauan pertumbuhan; yang diterima: sebuah tanggal',
  'children.monitoredChild':
    'anak dengan catatan pengukuran dan kasus; yang diterima: endMonitoring, atau splitFamily atau moveFamily yang membawa anak bersama keluarganya',
  'children.tooOldToMeasure': 'umur anak {days} hari; yang diterima: umur sampai {last} hari, batas akhir Standar Pertumbuhan Anak WHO',
  'children.nothingMeasured': 'tidak ada hasil ukur; yang diterima: sedikitnya satu dari {names}, atau edema',
  'children.mergedMeasurementsDiffer':
    'seorang anak dari kedua keluarga mempunyai pengukuran tanggal {date} dengan nilai yang berbeda; yang diterima: penggabungan setelah salah satunya dikoreksi atau dibatalkan',
  'children.birthDateAndMeasurement':
    'anak ini diukur pada {date}, saat umurnya menjadi {days} hari; yang diterima: tanggal yang membuat setiap pengukuran berada pada umur 0 sampai {last} hari',
  'children.otherMeasurementThatDay':
    'anak ini sudah mempunyai pengukuran tanggal {date} dengan nilai lain; yang diterima: satu pengukuran sehari, atau koreksi pengukuran itu',
  'children.sexUnknown': 'UNKNOWN untuk anak; yang diterima: FEMALE atau MALE',
  'children.alreadyMonitored': 'anak dari keluarga ini sudah dalam pemantauan pertumbuhan',
  'children.monitoredBefore': 'pemantauan anak dari keluarga ini sudah berakhir; yang diterima: resumeMonitoring',
  'children.familyGone':
    'pemantauan keluarga ini sudah berakhir; yang diterima: keluarga lain, atau keluarga ini setelah resumeMonitoringOfFamily',
  'children.familyEnded': 'pemantauan keluarga ini sudah berakhir ({reason}); yang diterima: resumeMonitoringOfFamily',
  'children.endBeforeMeasurement': '{date} sebelum pengukuran terakhir; yang diterima: tanggal mulai {measuredOn}',
  'children.afterMonitoring':
    '{date} setelah pemantauan anak berakhir ({reason}); yang diterima: tanggal sampai {endedOn}, atau resumeMonitoring',
  'children.registeredInError': 'anak ini keliru didaftarkan; yang diterima: anak lain, atau anak ini setelah resumeMonitoring',
  'children.resumeReasonMissing': 'kosong; yang diterima: alasan pembatalan akhir pemantauan',
  'children.tooOldToRegister': '{date} sudah 60 bulan yang lalu atau lebih; yang diterima: tanggal setelah {oldest}: anak balita',
  'children.reasonMissing': 'kosong; yang diterima: alasan mengapa pengukuran itu salah',
  'children.voidingRecord': 'catatan ini hanya membatalkan catatan lain; yang diterima: sebuah pengukuran',
  'children.superseded': 'sudah dikoreksi atau dibatalkan; yang diterima: pengukuran yang menggantikannya',
  'children.ageAndDates': 'diberikan bersama tanggal; yang diterima: ageInDays, atau bornOn bersama measuredOn',
  'children.negative': '{value} negatif; yang diterima: 0 atau lebih',
  'children.otherUnit':
    '{value} {unit} di luar rentang; yang diterima: {lowest} sampai {highest} {unit}. Mungkin {other, select, g {dalam g} mm {dalam mm} m {dalam m} other {tanpa tanda desimal}}: {meant} {unit}',
  'children.tooManyToJudge': 'lebih dari {most, number} pengukuran; yang diterima: bulan yang lebih sedikit, atau wilayah yang lebih kecil',
  'children.ageMissing': 'umur tidak ada; yang diterima: ageInDays, atau bornOn bersama measuredOn',
  'children.dateMissing': 'tidak ada, padahal {other} diberikan; yang diterima: ageInDays, atau bornOn bersama measuredOn',
} as const;
