/** The formats of files that the hub knows, in data. */
import dataDasar from './data-dasar.json' with { type: 'json' };
import dtsen from './dtsen.json' with { type: 'json' };
import eppgbm2023 from './eppgbm-2023.json' with { type: 'json' };
import eppgbm2025 from './eppgbm-2025.json' with { type: 'json' };
import keluarga from './keluarga.json' with { type: 'json' };
import pemantauan from './pemantauan.json' with { type: 'json' };
import penimbangan2026 from './penimbangan-2026.json' with { type: 'json' };
import posyanduBulanan from './posyandu-bulanan.json' with { type: 'json' };
import riwayatPmt from './riwayat-pmt.json' with { type: 'json' };
import { type Mapping, mappingOf } from './Mapping.ts';

/** Every format; of two that fit a header alike, the first is taken. */
export const formats: readonly Mapping[] = [
  eppgbm2023,
  eppgbm2025,
  penimbangan2026,
  posyanduBulanan,
  dataDasar,
  pemantauan,
  keluarga,
  riwayatPmt,
  dtsen,
].map((data) => mappingOf(data, data.name));
