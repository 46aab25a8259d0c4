import { registerEnumType } from 'type-graphql';

export enum Locale {
  ID = 'ID',
  EN = 'EN',
}

registerEnumType(Locale, {
  name: 'Locale',
  description: 'Language of a message.',
  valuesConfig: { ID: { description: 'Bahasa Indonesia.' }, EN: { description: 'English.' } },
});
