import type { GrowthIndicator } from './types.ts';

export type NutritionCategory =
  | 'SANGAT_PENDEK'
  | 'PENDEK'
  | 'NORMAL'
  | 'TINGGI'
  | 'BERAT_BADAN_SANGAT_KURANG'
  | 'BERAT_BADAN_KURANG'
  | 'BERAT_BADAN_NORMAL'
  | 'RISIKO_BERAT_BADAN_LEBIH'
  | 'GIZI_BURUK'
  | 'GIZI_KURANG'
  | 'GIZI_BAIK'
  | 'BERISIKO_GIZI_LEBIH'
  | 'GIZI_LEBIH'
  | 'OBESITAS';

/**
 * The category of a z-score for children of 0 to 60 months, by PMK 2/2020 (Peraturan Menteri Kesehatan Nomor
 * 2 Tahun 2020 tentang Standar Antropometri Anak). Null for the circumferences, which it does not categorise.
 */
export function categoryOf(indicator: GrowthIndicator, z: number): NutritionCategory | null {
  switch (indicator) {
    case 'HEIGHT_FOR_AGE':
      if (z < -3) return 'SANGAT_PENDEK';
      if (z < -2) return 'PENDEK';
      if (z <= 3) return 'NORMAL';
      return 'TINGGI';
    case 'WEIGHT_FOR_AGE':
      if (z < -3) return 'BERAT_BADAN_SANGAT_KURANG';
      if (z < -2) return 'BERAT_BADAN_KURANG';
      if (z <= 1) return 'BERAT_BADAN_NORMAL';
      return 'RISIKO_BERAT_BADAN_LEBIH';
    case 'WEIGHT_FOR_HEIGHT':
    case 'BMI_FOR_AGE':
      if (z < -3) return 'GIZI_BURUK';
      if (z < -2) return 'GIZI_KURANG';
      if (z <= 1) return 'GIZI_BAIK';
      if (z <= 2) return 'BERISIKO_GIZI_LEBIH';
      if (z <= 3) return 'GIZI_LEBIH';
      return 'OBESITAS';
    case 'HEAD_CIRCUMFERENCE_FOR_AGE':
    case 'ARM_CIRCUMFERENCE_FOR_AGE':
      return null;
  }
}
