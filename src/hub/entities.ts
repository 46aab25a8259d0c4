import type { EntityClass } from '@mikro-orm/core';
import { Alert } from '../alerts/index.ts';
import { CaseEvent, Child, Intervention, Measurement, StuntingCase } from '../children/index.ts';
import { Family, FamilyChange, Person } from '../families/index.ts';
import { Posyandu } from '../posyandu/index.ts';
import { Enrolment, Partner, Program, VillageProgram } from '../programs/index.ts';
import {
  District,
  KampungKB,
  KampungKBAttestation,
  KampungKBClassification,
  KampungKBProfileVersion,
  Regency,
  Village,
  WorkingGroupMember,
} from '../villages/index.ts';

/** Every entity of the hub. */
export const entities: EntityClass<object>[] = [
  Regency,
  District,
  Village,
  KampungKB,
  KampungKBClassification,
  KampungKBAttestation,
  KampungKBProfileVersion,
  WorkingGroupMember,
  Posyandu,
  Family,
  Person,
  FamilyChange,
  Child,
  Measurement,
  StuntingCase,
  Intervention,
  CaseEvent,
  Partner,
  Program,
  VillageProgram,
  Enrolment,
  Alert,
];
