import type { Random } from './Random.ts';

/** Common given names of the region. */
const female = [
  'Aisyah',
  'Anisa',
  'Ayu',
  'Citra',
  'Dewi',
  'Dian',
  'Eka',
  'Fatimah',
  'Fitri',
  'Hana',
  'Indah',
  'Intan',
  'Kartika',
  'Khadijah',
  'Lestari',
  'Maya',
  'Mega',
  'Nabila',
  'Nadia',
  'Nur',
  'Putri',
  'Rahma',
  'Ratna',
  'Rina',
  'Salma',
  'Sari',
  'Siti',
  'Sri',
  'Wulan',
  'Zahra',
];
const male = [
  'Adi',
  'Agus',
  'Ahmad',
  'Andi',
  'Arif',
  'Bagus',
  'Bayu',
  'Budi',
  'Dimas',
  'Eko',
  'Fajar',
  'Farhan',
  'Hadi',
  'Hasan',
  'Imam',
  'Irfan',
  'Joko',
  'Lutfi',
  'Maulana',
  'Muhammad',
  'Naufal',
  'Rizky',
  'Slamet',
  'Sutrisno',
  'Teguh',
  'Umar',
  'Wahyu',
  'Yusuf',
  'Zaki',
  'Zidan',
];

/** A synthetic name that says so: two given names and "Contoh", which means example. */
export function demoName(sex: 'FEMALE' | 'MALE', random: Random): string {
  const names = sex === 'FEMALE' ? female : male;
  const first = random.pick(names);
  return `${first} ${random.pick(names.filter((name) => name !== first))} Contoh`;
}

/**
 * A NIK that no real person can have: 33.26.99 is no district. Otherwise as NIKs are made: area, birth date
 * (40 is added to the day for females), serial number.
 * @param serial 1 to 9999, different for people whose NIKs would otherwise be the same.
 */
export function demoNik(sex: 'FEMALE' | 'MALE', bornOn: string, serial: number): string {
  const day = Number(bornOn.slice(8, 10)) + (sex === 'FEMALE' ? 40 : 0);
  return `332699${String(day).padStart(2, '0')}${bornOn.slice(5, 7)}${bornOn.slice(2, 4)}${String(serial).padStart(4, '0')}`;
}
