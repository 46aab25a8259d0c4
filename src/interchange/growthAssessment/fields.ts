/** What a column can hold. */
export type Field = 'sex' | 'ageDays' | 'ageMonths' | 'born' | 'measured' | 'weight' | 'height' | 'position' | 'oedema' | 'muac' | 'head' | 'cluster' | 'strata' | 'samplingWeight';

/** The words for a field in messages, and the option that names its column. */
export const described: Record<Field, { words: string; option: string }> = {
  sex: { words: 'sex', option: '--sex' },
  ageDays: { words: 'age in days', option: '--age-days' },
  ageMonths: { words: 'age in months', option: '--age-months' },
  born: { words: 'date of birth', option: '--born' },
  measured: { words: 'date of measuring', option: '--measured' },
  weight: { words: 'weight', option: '--weight' },
  height: { words: 'height', option: '--height' },
  position: { words: 'measuring position', option: '--position' },
  oedema: { words: 'oedema', option: '--oedema' },
  muac: { words: 'arm circumference', option: '--muac' },
  head: { words: 'head circumference', option: '--head' },
  cluster: { words: 'sampling cluster', option: '--cluster' },
  strata: { words: 'stratum', option: '--strata' },
  samplingWeight: { words: 'sampling weight', option: '--sampling-weight' },
};

/**
 * Header names that are recognised, without regard to case, spaces and signs ("Berat (kg)" is `beratkg`):
 * English, WHO Anthro, SMART/ENA, MICS where a name means the same in each of its rounds, and the nutrition records
 * of Indonesia's health ministry (e-PPGBM). The survey's design is never recognised, only named.
 */
export const names: Record<Field, string[]> = {
  sex: ['sex', 'gender', 'childsex', 'hl4', 'jk', 'lp', 'jeniskelamin', 'kelamin'],
  ageDays: ['agedays', 'caged', 'ageday', 'ageindays', 'ageind', 'umurhari', 'usiahari', 'umurdalamhari', 'usiadalamhari'],
  ageMonths: ['months', 'cage', 'agemonths', 'agemonth', 'ageinmonths', 'agemons', 'agemos', 'agemo', 'ageinmo', 'umurbulan', 'usiabulan', 'umurdalambulan', 'usiadalambulan'],
  born: ['birthdat', 'birthdate', 'birthday', 'dateofbirth', 'dob', 'born', 'bornon', 'tgllahir', 'tanggallahir'],
  measured: ['survdate', 'surveydate', 'dateofsurvey', 'dos', 'dateofvisit', 'visitdate', 'dov', 'dateofmeasurement', 'measurementdate', 'datemeasured', 'measuredon', 'tanggalpengukuran', 'tglpengukuran', 'tanggalukur', 'tglukur'],
  weight: ['weight', 'weightkg', 'wt', 'wtkg', 'berat', 'beratkg', 'beratbadan', 'beratbadankg', 'bb', 'bbkg'],
  height: ['height', 'heightcm', 'ht', 'htcm', 'length', 'lengthcm', 'lenhei', 'lengthheight', 'lengthheightcm', 'heightlength', 'lengthorheight', 'tinggi', 'tinggicm', 'tinggibadan', 'tinggibadancm', 'panjangbadan', 'panjangbadancm', 'tb', 'tbcm', 'pb', 'pbcm', 'tbpb', 'pbtb'],
  position: ['position', 'measuringposition', 'measure', 'lorh', 'caraukur', 'posisi'],
  oedema: ['oedema', 'edema', 'odema', 'bilateraloedema', 'bilateraledema', 'bilateralpittingoedema'],
  muac: ['muac', 'muacmm', 'muaccm', 'arm', 'armcm', 'armmm', 'armc', 'armcircumference', 'armcircumferencecm', 'armcircumferencemm', 'midupperarmcircumference', 'lila', 'lilacm', 'lilamm', 'lingkarlenganatas'],
  head: ['head', 'headcm', 'headc', 'headcircumference', 'headcircumferencecm', 'hc', 'hccm', 'lika', 'likacm', 'lingkarkepala', 'lingkarkepalacm'],
  cluster: [],
  strata: [],
  samplingWeight: [],
};

/** A column that only says "age" does not say of what. */
export const plainAge = ['age', 'umur', 'usia'];
