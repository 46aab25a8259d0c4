/** What the families subgraph publishes to the others. */
export { FamilyRelation, Sex } from './enums.ts';
export { Family } from './Family.ts';
export { familyList, personList, type FamilyFilter } from './lists.ts';
export { Person } from './Person.ts';
export { readMembers } from './readMembers.ts';
export { addMember, checkPerson, learnNik, registerFamily, type NewFamily, type NewPerson } from './registerFamily.ts';
