export const access = {
  'access.auditUnavailable': 'Data perorangan tidak dapat dibaca selama log auditnya tidak dapat ditulis; coba lagi nanti',
  'access.tokenRevoked': 'Token akses telah dicabut; masuklah kembali',
  'access.tokenIssuedLater': 'Token akses belum berlaku (klaim iat)',
  'access.tokenExpired': 'Token akses sudah kedaluwarsa',
  'access.tokenNotYetValid': 'Token akses belum berlaku (klaim nbf)',
  'access.tokenClaimMissing': 'Token akses tidak memuat klaim {claim}',
  'access.tokenOtherIssuer': 'Token akses berasal dari penerbit lain (klaim iss)',
  'access.tokenOtherAudience': 'Token akses ditujukan untuk penerima lain (klaim aud)',
  'access.tokenClaimUnusable': 'Token akses memuat klaim yang tidak dapat dipakai: {claim}',
  'access.tokenAlgorithm': 'Token akses ditandatangani dengan algoritma yang tidak diizinkan',
  'access.tokenSignature': 'Tanda tangan token akses tidak sah',
  'access.tokenUnknownKey': 'Token akses ditandatangani dengan kunci yang tidak diumumkan penerbitnya',
  'access.tokenKeyUnnamed': 'Token akses tidak menyebutkan kunci penerbit yang menandatanganinya (kid)',
  'access.tokenNotAJwt': 'Token akses bukan JSON Web Token yang ditandatangani',
  'access.tokenHeader': 'Token akses tidak dapat dibaca; yang diterima: authorization: Bearer <token>',
  'access.issuerUnavailable': 'Token akses tidak dapat diperiksa sekarang karena penerbitnya tidak menjawab; coba lagi nanti',
  'access.claimAreasMissing':
    'Token akses ini bukan untuk hub ini: klaim {claim} tidak ada, padahal {role} memerlukan wilayah; yang diterima: kode Kemendagri seperti 33.26.16.2001',
  'access.claimPartnerMissing':
    'Token akses ini bukan untuk hub ini: klaim {claim} tidak ada, padahal PARTNER memerlukan mitra; yang diterima: id sebuah mitra',
  'access.claimSubject':
    'Token akses ini bukan untuk hub ini: klaim sub tidak dapat dipakai; yang diterima: paling banyak {longest} karakter, dan bukan {reserved}',
  'access.claimRole': 'Token akses ini bukan untuk hub ini: klaim {claim} tidak menyebut peran yang dikenal hub; yang diterima: {roles}',
  'access.claimAreas':
    'Token akses ini bukan untuk hub ini: klaim {claim} bukan daftar wilayah; yang diterima: kode Kemendagri seperti 33.26.16.2001, sebagai daftar atau dipisahkan spasi',
  'access.claimPartner': 'Token akses ini bukan untuk hub ini: klaim {claim} bukan id sebuah mitra',
  'access.claimScope': 'Token akses ini bukan untuk hub ini: klaim scope bukan teks berisi nama yang dipisahkan spasi',
  'access.needsScope': 'memerlukan {scopes}; yang diterima: tidak diisi, atau token dengan cakupan itu',
  'access.purpose':
    'hub-purpose: terlalu panjang, atau memuat karakter kontrol; yang diterima: satu baris, paling banyak {longest} karakter',
  'access.parameterNotText': '{name}: bukan teks; yang diterima: sebuah teks',
  'access.clientKeyRemoved':
    'catatan yang disimpan dengan kunci ini sudah tidak ada; yang diterima: kunci yang berbeda untuk setiap panggilan',
  'access.clientKeyOutside': 'catatan yang disimpan dengan kunci ini di luar wilayah yang boleh Anda baca datanya',
  'access.clientKeyReused':
    'sudah dipakai dengan masukan lain; yang diterima: kunci yang berbeda untuk setiap panggilan, dan masukan yang sama setiap kali panggilan diulang',
  'access.nikAttempts':
    'Jatah {attempts} percobaan NIK hari ini sudah habis; yang diterima: catatan tanpa NIK, dan catatan dengan NIK mulai besok',
  'access.nikKeyMissing':
    '{source}: NIK dalam basis data ini disegel dengan kunci {ids}, tetapi {given, select, none {tidak ada kunci yang diberikan} other {kunci lain yang diberikan}}. Jalankan hub dengan kunci milik data ini (HUB_KEY, HUB_KEY_FILE, atau hub.key di HUB_DATA)',
  'access.noKey': '{source}: tidak ada kunci',
  'access.rotationPending':
    'Penggantian sebelumnya, ke kunci {id}, belum selesai; berikan kunci itu dahulu, lalu jalankan perintah ini lagi',
  'access.keyReplaced': 'Kunci hub ini telah diganti; jalankan ulang hub dengan kunci baru',
  'access.keyFileMissing': 'HUB_KEY_FILE: berkas tidak ada; yang diterima: berkas yang berisi kunci',
  'access.notAKey':
    '{source}: bukan kunci; yang diterima: {bytes} bita dalam base64, seperti yang dicetak `hub keys new`, diikuti kunci-kunci yang digantikannya',
  'access.tokenKeyDamaged':
    'token.key di folder data bukan kunci hub. Hapus berkas itu: saat dijalankan lagi hub membuat kunci baru, dan token yang ditandatangani dengan kunci lama tidak berlaku lagi',
  'access.notANik':
    'bukan NIK: {problem}; yang diterima: enam digit wilayah, tanggal lahir sebagai ddmmyy (untuk perempuan hari ditambah 40), nomor urut empat digit',
  'access.lookUp': 'pencarian menurut NIK atau kartu keluarga; yang diterima: dengan scope nik:read dan tujuan yang dinyatakan',
  'access.nikLength': 'tidak terdiri dari 16 digit',
  'access.nikProvince': 'digit 1 dan 2 bukan kode provinsi',
  'access.nikRegency': 'digit 3 dan 4 bukan kode kabupaten/kota',
  'access.nikDistrict': 'digit 5 dan 6 bukan kode kecamatan',
  'access.nikDay': 'digit 7 dan 8 bukan hari lahir',
  'access.nikMonth': 'digit 9 dan 10 bukan bulan lahir',
  'access.nikDayOfMonth': 'digit 7 sampai 10 bukan hari dalam suatu bulan',
  'access.nikSerial': 'digit 13 sampai 16 bukan nomor urut',
} as const;
