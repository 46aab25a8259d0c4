import { dataOf } from './ask.ts';

/** Registers two families in a village whose heads have one name and one day of birth: they are possible duplicates. */
export async function registerAlike(url: string, villageCode: string): Promise<void> {
  for (const rt of ['001', '002']) {
    await dataOf(
      url,
      'mutation ($villageCode: AreaCode!, $rt: String!) { registerFamily(input: { villageCode: $villageCode, rt: $rt, head: { name: "Kembar Contoh", sex: MALE, bornOn: "1988-05-17" } }) { id } }',
      { villageCode, rt },
    );
  }
}
