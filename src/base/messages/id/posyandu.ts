/** Words of the field: Permendagri 13/2024 on posyandu. */
export const posyandu = {
  'posyandu.noSuchPosyandu': 'posyandu ini tidak ada',
  'posyandu.namesNothing': '{name} bukan nama posyandu; yang diterima: nama seperti Melati 1',
  'posyandu.nameTaken': 'desa/kelurahan ini sudah mempunyai posyandu dengan nama ini: {name}; yang diterima: nama yang membedakan keduanya',
  'posyandu.notAnRw': '{rw} bukan nomor RW; yang diterima: 1 sampai 3 angka',
  'posyandu.merged': '{name} sudah digabung ke posyandu lain; yang diterima: posyandu hasil gabungannya',
  'posyandu.closed': '{name} ditutup pada {date}; yang diterima: posyandu yang masih buka, atau reopenPosyandu lebih dahulu',
  'posyandu.closedBefore': '{name} ditutup pada {closedOn}, sebelum {date}; yang diterima: posyandu yang buka pada hari itu',
  'posyandu.measuredLater': '{date} sebelum suatu pengukuran di sana; yang diterima: {measuredOn} atau sesudahnya',
  'posyandu.mergeWithItself': 'posyandu tidak dapat digabung dengan dirinya sendiri; yang diterima: dua posyandu dari satu desa/kelurahan',
  'posyandu.ofOtherVillage': 'posyandu dari desa/kelurahan lain; yang diterima: posyandu di {village}',
  'posyandu.childElsewhere':
    'anak ini tinggal di {village}, sedangkan {name} adalah posyandu di {posyanduVillage}; yang diterima: posyandu di {village}',
} as const;
