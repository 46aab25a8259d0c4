/** Words of the field: Inpres 3/2022 and the BKKBN's guides on Kampung KB. */
export const villages = {
  'villages.noSuchArea': 'tidak ada wilayah dengan kode {code}',
  'villages.notCodeOfLevel':
    '{level, select, VILLAGE {{code} bukan kode desa/kelurahan; yang diterima: kode desa/kelurahan} DISTRICT {{code} bukan kode kecamatan; yang diterima: kode kecamatan} REGENCY {{code} bukan kode kabupaten/kota; yang diterima: kode kabupaten/kota} other {{code} bukan kode provinsi; yang diterima: kode provinsi}}',
  'villages.notARegency': '{code} bukan kode kabupaten/kota; yang diterima: kode seperti 33.26',
  'villages.noSuchRegency': 'tidak ada kabupaten/kota dengan kode {code}',
  'villages.participantsOverTarget': '{participants} dari {target}; yang diterima: paling banyak sasaran, {target}',
  'villages.memberNameTaken': 'sudah ada anggota kelompok kerja dengan nama ini; yang diterima: nama yang membedakan keduanya',
  'villages.noSuchMember': 'anggota ini tidak ada',
  'villages.untilBeforeSince': '{date} sebelum hari pertama dalam kelompok kerja; yang diterima: tanggal dari {since} sampai {today}',
  'villages.membershipEnded': 'keanggotaan ini sudah berakhir pada {date}',
  'villages.beforeDeclaration': '{date} sebelum pencanangan; yang diterima: tanggal dari {declaredOn} sampai {today}',
  'villages.notDeclared': '{code} belum dicanangkan sebagai Kampung KB; panggil declareKampungKB dahulu',
  'villages.alreadyDeclared': 'sudah dicanangkan sebagai Kampung KB pada {date}; yang diterima: desa/kelurahan yang belum dicanangkan',
  'villages.criteriaUnusable': 'Kriteria dalam {file} tidak dapat dipakai:',
  'villages.criterionProblem': '  {path}: {problem}',
  'villages.criteriaCodeTwice': 'setiap kode hanya boleh ada satu kali',
  'villages.criteriaIndices': 'INPUT, PROCESS dan OUTPUT masing-masing memerlukan satu kriteria',
} as const;
