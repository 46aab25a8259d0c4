import type { ImplausibleGround } from './enums.ts';

/** The grounds in words. */
export const groundWords: Readonly<Record<'ID' | 'EN', Readonly<Record<ImplausibleGround, string>>>> = {
  ID: {
    WHO_FLAG: 'nilai z di luar batas WHO',
    POSITION: 'diukur berdiri sebelum umur 9 bulan',
    HEIGHT_FELL: 'tinggi badan turun dari pengukuran sebelumnya',
    HEIGHT_LEAPT: 'tinggi badan berubah terlalu cepat',
    WEIGHT_LEAPT: 'berat badan berubah terlalu cepat',
    COPIED: 'berat dan tinggi badan sama persis dengan pengukuran sebelumnya',
  },
  EN: {
    WHO_FLAG: "a z-score beyond WHO's limits",
    POSITION: 'measured standing before 9 months of age',
    HEIGHT_FELL: 'shorter than at the measurement before',
    HEIGHT_LEAPT: 'height changed too quickly',
    WEIGHT_LEAPT: 'weight changed too quickly',
    COPIED: 'weight and height exactly as at the measurement before',
  },
};
