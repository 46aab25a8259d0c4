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
  MBG = 'MBG',
  GENTING = 'GENTING',
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
    MBG: {
      description:
        'Makan Bergizi Gratis: free nutritious meals for pregnant and breastfeeding women and under-fives (3B). Meals at school are not counted here.',
    },
    GENTING: { description: 'Gerakan Orang Tua Asuh Cegah Stunting: foster partners who support a family at risk of stunting.' },
  },
});

export enum EnrolmentOutcome {
  WITHDRAWN = 'WITHDRAWN',
  COMPLETED = 'COMPLETED',
}

registerEnumType(EnrolmentOutcome, {
  name: 'EnrolmentOutcome',
  description: 'How an enrolment ended.',
  valuesConfig: {
    WITHDRAWN: { description: 'The family left, or was withdrawn, before the program had delivered its service.' },
    COMPLETED: { description: 'The program has delivered its service: the house is repaired, the course is finished.' },
  },
});

/** Why a family is not enrolled. */
export enum EnrolmentRefusalReason {
  NOT_FOUND = 'NOT_FOUND',
  FORBIDDEN = 'FORBIDDEN',
  PROGRAM_ENDED = 'PROGRAM_ENDED',
  NOT_IN_PROGRAM_VILLAGE = 'NOT_IN_PROGRAM_VILLAGE',
  ALREADY_ENROLLED = 'ALREADY_ENROLLED',
  NOT_ELIGIBLE = 'NOT_ELIGIBLE',
  OVER_CAPACITY = 'OVER_CAPACITY',
}

registerEnumType(EnrolmentRefusalReason, {
  name: 'EnrolmentRefusalReason',
  description: 'Why a family was not enrolled. If several reasons hold, the first in this order is returned.',
  valuesConfig: {
    NOT_FOUND: { description: 'There is no such family.' },
    FORBIDDEN: { description: 'The family lives outside the areas you may write in.' },
    PROGRAM_ENDED: { description: 'The program has ended.' },
    NOT_IN_PROGRAM_VILLAGE: { description: "The program does not work in the family's village on that day." },
    ALREADY_ENROLLED: { description: 'The family is in the program already.' },
    NOT_ELIGIBLE: { description: "The family is not eligible by the program's rule." },
    OVER_CAPACITY: { description: 'The program has no place left.' },
  },
});

/** A fact about a family's house that a program can improve. */
export enum HousingNeed {
  UNFIT_HOUSE = 'UNFIT_HOUSE',
  UNSAFE_WATER = 'UNSAFE_WATER',
  UNHEALTHY_LATRINE = 'UNHEALTHY_LATRINE',
  UNCLEAN_SURROUNDINGS = 'UNCLEAN_SURROUNDINGS',
}

registerEnumType(HousingNeed, {
  name: 'HousingNeed',
  description: 'Housing needs. An unknown fact does not count as a need.',
  valuesConfig: {
    UNFIT_HOUSE: { description: 'The house is not fit to live in (RTLH).' },
    UNSAFE_WATER: { description: 'The main drinking water is not safe.' },
    UNHEALTHY_LATRINE: { description: 'No own latrine with septic tank.' },
    UNCLEAN_SURROUNDINGS: { description: 'The surroundings are not clean.' },
  },
});
