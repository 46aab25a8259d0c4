export const families = {
  'families.mergeMemberWithItself': 'seseorang tidak dapat digabung dengan dirinya sendiri; yang diterima: dua catatan dari satu orang',
  'families.memberOfOtherFamily':
    'anggota keluarga lain; yang diterima: dua anggota dari satu keluarga. Gabungkan keluarganya lebih dahulu (mergeFamilies)',
  'families.otherSexOrBirth':
    'kedua catatan berbeda jenis kelamin atau tanggal lahirnya, atau salah satunya tanpa tanggal lahir; yang diterima: dua catatan yang sama. Perbaiki salah satunya lebih dahulu (changeFamilyMember)',
  'families.twoNiks': 'masing-masing mempunyai NIK: keduanya dua orang yang berbeda',
  'families.mergeHead': 'kepala keluarga tidak dapat digabung ke anggota lain; yang diterima: menggabungkan anggota itu ke kepala keluarga',
  'families.mergedFamily': 'keluarga ini telah digabungkan ke keluarga lain',
  'families.secondHead': 'HEAD untuk orang kedua; yang diterima: hubungan keluarga yang lain',
  'families.secondHeadUseChange':
    'HEAD untuk orang kedua; yang diterima: hubungan keluarga yang lain; changeFamilyHead menetapkan kepala keluarga lain',
  'families.headRelation': '{relation} untuk kepala keluarga; yang diterima: HEAD, atau tidak diisi',
  'families.headRelationUseChange':
    '{relation} untuk kepala keluarga; yang diterima: HEAD, atau tidak diisi; changeFamilyHead menetapkan kepala keluarga lain',
  'families.housingNull':
    'null; yang diterima: keterangan rumah yang berubah, masing-masing null bila tidak diketahui, atau housing tidak diisi',
  'families.fieldNull': 'null; yang diterima: sebuah nilai, atau tidak diisi agar nilai yang tersimpan tetap',
  'families.membersMissing': '{count, number} anggota keluarga tidak disebut; yang diterima: seluruh anggota keluarga',
  'families.headCount': '{count, number} kepala keluarga; yang diterima: tepat satu anggota dengan hubungan HEAD',
  'families.memberTwice': 'seorang anggota disebut dua kali; yang diterima: setiap anggota satu kali',
  'families.notAMember': 'bukan anggota keluarga ini; yang diterima: anggota keluarga ini',
  'families.pseudonymised': 'data orang ini telah dipseudonimkan; yang diterima: orang yang datanya belum dipseudonimkan',
  'families.dueDateOfMale': '{sex} untuk orang dengan hari perkiraan lahir; yang diterima: {sex} bersama pregnantDueOn null',
  'families.maleWithDueDate': 'hari perkiraan lahir untuk orang laki-laki; yang diterima: tidak diisi',
  'families.sexOfPregnantUnknown':
    'UNKNOWN untuk orang dengan hari perkiraan lahir; yang diterima: FEMALE, atau hari perkiraan lahir tidak diisi',
  'families.sexOfChildUnknown': 'UNKNOWN untuk orang di bawah {years} tahun; yang diterima: FEMALE atau MALE',
  'families.spouseNotMarried': 'false untuk suami atau istri; yang diterima: true, atau tidak diisi',
  'families.dateHasPassed': '{date} sudah lewat; yang diterima: tanggal mulai hari ini, {today}',
  'families.dueDateImpossible':
    '{date} tidak mungkin menjadi hari perkiraan lahir; yang diterima: tanggal dari {past} hari yang lalu sampai {ahead} hari ke depan',
  'families.childOlderThanHead':
    'anak yang tidak lebih muda daripada kepala keluarga; yang diterima: tanggal setelah kepala keluarga lahir; OTHER untuk anak tiri yang lebih tua',
  'families.unitNumber': 'bukan nomor RT atau RW; yang diterima: 1 sampai 3 digit',
  'families.otherNik': 'orang ini terdaftar dengan NIK lain',
  'families.nikTaken': 'orang dengan NIK ini sudah terdaftar',
  'families.oneOfNiksTaken': 'orang dengan salah satu NIK ini sudah terdaftar; hub tidak menyebutkan yang mana',
  'families.nikRepeated': 'diberikan untuk orang lain dalam panggilan ini; yang diterima: NIK yang berbeda untuk setiap orang',
  'families.monitoringEnded':
    'pemantauan sudah berakhir, karena {reason} pada {date}; yang diterima: akhir yang sama, atau akhir lain setelah pemantauan dilanjutkan',
  'families.noSuchCandidate': 'pasangan ini tidak ada',
  'families.candidateMerged': 'catatan ini sudah digabungkan; yang diterima: pasangan yang belum diputuskan',
  'families.notAFamilyCard': 'bukan nomor kartu keluarga: {problem}; yang diterima: 16 digit seperti pada kartu',
  'families.familyRefused': 'keluarga ini tidak disimpan karena baris sebelumnya ditolak; yang diterima: baris ini setelah baris itu',
  'families.cardTaken': 'kartu keluarga ini milik keluarga lain',
  'families.mergeWithItself': 'keluarga itu sendiri; yang diterima: id keluarga lain',
  'families.beforeLastMove': '{date} sebelum keluarga terakhir pindah; yang diterima: tanggal mulai {last}',
  'families.removeHead': 'kepala keluarga; yang diterima: anggota lain, atau kepala keluarga setelah changeFamilyHead menetapkan yang lain',
  'families.splitHead': 'kepala keluarga; yang diterima: anggota lain, atau kepala keluarga setelah changeFamilyHead menetapkan yang lain',
  'families.confirm': 'false; yang diterima: true, karena penghapusan tidak dapat dibatalkan',
  'families.statedReason':
    'kosong, terlalu panjang, atau lebih dari satu baris; yang diterima: satu baris berisi 1 sampai {longest} karakter, tanpa nama',
} as const;
