export const store = {
  'store.readsTooMuch':
    'Operasi ini membaca lebih dari {most, number} baris yang diizinkan; mintalah halaman yang lebih kecil, atau wilayah atau bulan yang lebih sedikit',
  'store.tryAgain': 'Setiap kali terhalang perubahan lain, dan tidak ada yang disimpan; coba lagi',
  'store.cancelled': 'Operasi dibatalkan',
  'store.unavailable': 'Basis data sedang tidak tersedia, dan tidak ada yang disimpan; coba lagi',
  'store.statementTimeout':
    'Basis data menghentikan pernyataan yang terlalu lama, dan tidak ada yang disimpan; mintalah lebih sedikit, atau coba lagi',
  'store.outcomeUnknown':
    'Sambungan ke basis data terputus saat perubahan disimpan, sehingga tidak diketahui apakah perubahan itu tersimpan; ulangi perubahan dengan clientKey yang sama, atau periksa sebelum mengulanginya',
  'store.rightsMissing': 'hak peran hub_viewer dan hub_writer tidak ada',
  'store.policiesMissing': 'row-level security tidak lengkap pada {tables}',
  'store.unprotected':
    'Basis data tidak membatasi pembaca pada wilayahnya: {problem}. Setelah pg_restore, buat dahulu kedua peran itu lalu pulihkan lagi; atau minta pemilik tabel menjalankan:\n{statements}',
  'store.rolesNeeded':
    'Pengguna DATABASE_URL tidak boleh membuat peran yang membatasi pembaca pada wilayahnya. Minta administrator server menjalankan satu kali: {statements}',
  'store.unreachable': 'Basis data DATABASE_URL tidak dapat dihubungi: {reason}',
  'store.notACursor': 'bukan kursor; yang diterima: kursor yang diberikan daftar ini dengan orderBy yang sama',
  'store.cursorOfOtherList': 'kursor dari daftar lain; yang diterima: kursor yang diberikan daftar ini dengan orderBy yang sama',
  'store.cursorOfOtherOrder': 'kursor dari urutan lain; yang diterima: kursor yang diberikan daftar ini dengan orderBy yang sama',
  'store.cursorRowRemoved':
    'baris kursor ini sudah tidak ada; yang diterima: kursor dari baris yang masih ada dalam daftar, atau urutan lain yang kursornya tetap berlaku tanpa barisnya',
  'store.firstAndLast': 'diberikan bersama first; yang diterima: first atau last saja',
  'store.folderInUse': 'Folder data {folder} sedang dipakai hub lain. Hentikan hub itu, atau atur HUB_DATA ke folder lain.',
  'store.folderUnusable':
    'Folder data {folder} tidak dapat dipakai: {reason, select, forbidden {pengguna ini tidak boleh menulis di sana} readOnly {sistem berkasnya hanya dapat dibaca} full {disk penuh} quota {kuota disk habis} fileInPlace {ada berkas di tempatnya} fileInPath {ada berkas di tempat sebuah folder} other {berkasnya tidak dapat ditulis}}. Atur HUB_DATA ke folder yang boleh ditulisi pengguna ini, atau beri pengguna ini hak tersebut.',
} as const;
