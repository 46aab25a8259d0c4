import { registerEnumType } from 'type-graphql';

export enum Helix {
  GOVERNMENT = 'GOVERNMENT',
  ACADEMIA = 'ACADEMIA',
  BUSINESS = 'BUSINESS',
  COMMUNITY = 'COMMUNITY',
  MEDIA = 'MEDIA',
}

registerEnumType(Helix, {
  name: 'Helix',
  description: 'The five helices of the pentahelix.',
  valuesConfig: {
    GOVERNMENT: { description: 'Government bodies: regency agencies (OPD), villages, vertical agencies.' },
    ACADEMIA: { description: 'Universities and schools.' },
    BUSINESS: { description: 'Companies and cooperatives.' },
    COMMUNITY: { description: 'Community organisations such as PKK.' },
    MEDIA: { description: 'Press, radio and other media.' },
  },
});

export enum ProgramKind {
  RUMAH_DATAKU = 'RUMAH_DATAKU',
  BANSOS = 'BANSOS',
  PKH = 'PKH',
  BPJS = 'BPJS',
  RTLH = 'RTLH',
  CLEAN_WATER = 'CLEAN_WATER',
  HEALTHY_LATRINE = 'HEALTHY_LATRINE',
  CLEAN_SETTLEMENT = 'CLEAN_SETTLEMENT',
  REFERRAL_SERVICE = 'REFERRAL_SERVICE',
  NIB = 'NIB',
  UMKM_CAPITAL = 'UMKM_CAPITAL',
  UMKM_TRAINING = 'UMKM_TRAINING',
  UPPKA = 'UPPKA',
  FOOD_AID = 'FOOD_AID',
  FOOD_NUTRITION_EDUCATION = 'FOOD_NUTRITION_EDUCATION',
  BINA_KELUARGA_BALITA = 'BINA_KELUARGA_BALITA',
  BINA_KELUARGA_REMAJA = 'BINA_KELUARGA_REMAJA',
  CALON_PENGANTIN_MENTORING = 'CALON_PENGANTIN_MENTORING',
}

registerEnumType(ProgramKind, {
  name: 'ProgramKind',
  description: 'Kinds of program that a Kampung KB integrates.',
  valuesConfig: {
    RUMAH_DATAKU: { description: "Rumah DataKu: the village's own house of micro data for planning." },
    BANSOS: { description: 'Bantuan sosial: social assistance.' },
    PKH: { description: 'Program Keluarga Harapan: conditional cash transfer.' },
    BPJS: { description: 'BPJS Kesehatan: national health insurance.' },
    RTLH: { description: 'Rumah tidak layak huni: repair of unfit houses.' },
    CLEAN_WATER: { description: 'Air bersih: safe drinking water.' },
    HEALTHY_LATRINE: { description: 'Jamban sehat: healthy latrine.' },
    CLEAN_SETTLEMENT: { description: 'Lingkungan permukiman bersih: clean surroundings.' },
    REFERRAL_SERVICE: { description: 'Layanan rujukan: referral to health services.' },
    NIB: { description: 'Nomor Induk Berusaha: business identification number.' },
    UMKM_CAPITAL: { description: 'Bantuan modal UMKM: capital for small businesses.' },
    UMKM_TRAINING: { description: 'Pelatihan UMKM: training for small businesses.' },
    UPPKA: { description: 'Usaha Peningkatan Pendapatan Keluarga Akseptor: family income group.' },
    FOOD_AID: { description: 'Bantuan makanan: food aid.' },
    FOOD_NUTRITION_EDUCATION: { description: 'Edukasi pangan dan gizi keluarga: food and family-nutrition education.' },
    BINA_KELUARGA_BALITA: { description: 'BKB: guidance of families with under-fives.' },
    BINA_KELUARGA_REMAJA: { description: 'BKR: guidance of families with teens.' },
    CALON_PENGANTIN_MENTORING: { description: 'Guidance of prospective brides and grooms.' },
  },
});
