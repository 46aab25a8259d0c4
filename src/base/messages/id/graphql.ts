export const graphql = {
  'graphql.areaCode':
    'AreaCode: {given, select, text {bukan kode wilayah} other {bukan teks}}; yang diterima: kode Kemendagri seperti 33.26, 33.26.16 atau 33.26.16.2001',
  'graphql.date':
    'Date: {given, select, text {bukan tanggal} other {bukan teks}}; yang diterima: tanggal kalender sejak 1900, ditulis YYYY-MM-DD',
  'graphql.month':
    'Month: {given, select, text {bukan bulan} other {bukan teks}}; yang diterima: bulan kalender sejak 1900, ditulis YYYY-MM',
  'graphql.dateTime':
    'DateTime: {given, select, text {bukan waktu} other {bukan teks}}; yang diterima: waktu dari 1900 sampai 9999 menurut ISO 8601, misalnya 2024-07-30T02:00:00Z',
  'graphql.familyCard': 'FamilyCard: {given, select, text {bukan nomor kartu keluarga} other {bukan teks}}; yang diterima: 16 digit',
  'graphql.nik': 'NIK: {given, select, text {bukan NIK} other {bukan teks}}; yang diterima: 16 digit',
  'graphql.notAGlobalId': 'bukan id global; yang diterima: id yang diberikan hub',
  'graphql.globalIdOfOtherType': 'id sebuah {type}; yang diterima: id sebuah {types}',
  'graphql.representation':
    '{problem, select, notAnObject {bukan objek} noTypename {__typename tidak ada atau bukan teks} other {__typename bukan nama entitas subgraf ini}}; yang diterima: objek dengan __typename {names} dan field salah satu kuncinya',
  'graphql.inputMissing': 'tidak ada; yang diterima: {allowed}',
  'graphql.inputUnknown': 'field tidak dikenal; yang diterima: {allowed}',
  'graphql.inputGiven': 'diberi {given}; yang diterima: {allowed}',
  'graphql.allowedScalar':
    '{name, select, Int {bilangan bulat 32 bit} Float {bilangan terhingga} String {teks} Boolean {true atau false} ID {id, sebagai teks} other {nilai skalar {name}}}',
  'graphql.allowedList': 'daftar yang setiap isinya {item}',
  'graphql.allowedEnum': 'salah satu dari {names}',
  'graphql.allowedObject': 'objek dengan field {names}',
  'graphql.givenText': 'teks sepanjang {length, plural, other {{length} karakter}}',
  'graphql.givenList': 'daftar berisi {length, plural, other {{length} butir}}',
  'graphql.givenOther': '{what, select, object {objek} other {bilangan panjang}}',
} as const;
