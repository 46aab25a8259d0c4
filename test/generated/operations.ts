/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** What happened to an alert. */
export type AlertEventType =
  /** Somebody took it up. */
  | 'ACKNOWLEDGED'
  /** It was raised. */
  | 'RAISED'
  /** It was resolved. */
  | 'RESOLVED';

/** What went wrong. This version of the hub raises NEW_STUNTING and SEVERE_WASTING. */
export type AlertKind =
  /** Not weighed for two months. */
  | 'MISSED_WEIGHINGS'
  /** Height for age fell below -2 SD, or is below at the first measuring. */
  | 'NEW_STUNTING'
  /** Weight did not rise twice running (2T). */
  | 'NOT_GAINING_WEIGHT'
  /** A stunted child recovered. */
  | 'RECOVERED'
  /** Height for age fell below -3 SD. */
  | 'SEVERE_STUNTING'
  /** Weight for height below -3 SD, or oedema: severe acute malnutrition. */
  | 'SEVERE_WASTING'
  /** The village's stunting prevalence rose. */
  | 'VILLAGE_PREVALENCE_RISE'
  /** Height for age falls fast. */
  | 'WORSENING';

/** How urgent an alert is, lowest first. */
export type AlertSeverity =
  /** To be acted upon today. */
  | 'CRITICAL'
  /** Good to know. */
  | 'INFO'
  /** To be followed up at the next posyandu or home visit. */
  | 'WARNING';

/** What happened to a stunting case. */
export type CaseEventType =
  /** It was closed. */
  | 'CLOSED'
  /** An intervention was recorded. */
  | 'INTERVENTION_RECORDED'
  /** A measurement below -2 SD opened it. */
  | 'OPENED'
  /** The opening measurement was corrected; another one stands for it now. */
  | 'OPENING_CORRECTED'
  /** Two measurements at least 28 days apart are at or above -2 SD: somebody may confirm the recovery. */
  | 'RECOVERY_PROPOSED'
  /** A measurement or a correction speaks against the proposed recovery. */
  | 'RECOVERY_WITHDRAWN'
  /** A health worker decided on the causes. */
  | 'TRIAGED';

/** Where a stunting case stands. OPEN, TRIAGED and IN_INTERVENTION are active, the others closed for good. */
export type CaseStatus =
  /** Closed: the child is 60 months old, where the growth standards end. */
  | 'CLOSED_AGED_OUT'
  /** Closed: the child has died. */
  | 'CLOSED_DIED'
  /** Closed: the measurement that opened it was wrong; the child was not stunted. */
  | 'CLOSED_ENTERED_IN_ERROR'
  /** Closed: the child has moved away from the area of the hub. */
  | 'CLOSED_MOVED'
  /** At least one intervention is recorded. */
  | 'IN_INTERVENTION'
  /** Opened by a measurement; nobody has decided on the causes yet. */
  | 'OPEN'
  /** Closed: back at or above -2 SD on two measurements at least 28 days apart, and confirmed. */
  | 'RECOVERED'
  /** A health worker has decided on the causes. */
  | 'TRIAGED';

/** A correction of a measurement. A field that is left out keeps its value, null takes it away. */
export type CorrectMeasurementInput = {
  /** Client-made key that makes a retry safe. */
  clientKey?: string | null | undefined;
  /** Head circumference, 25 to 64 cm. */
  headCircumferenceCm?: number | null | undefined;
  /** Length or height as measured, 38 to 150 cm. */
  heightCm?: number | null | undefined;
  /** Ill in the two weeks before. */
  ill?: boolean | null | undefined;
  /** Day of the measuring: from the child's birth to today. */
  measuredOn?: string | null | undefined;
  /** Bilateral pitting oedema. */
  oedema?: boolean | null | undefined;
  /** How length or height was measured. */
  position?: MeasuringPosition | null | undefined;
  /** Why it is corrected, up to 1,000 characters. */
  reason: string;
  /** Mid-upper arm circumference (LiLA), 6 to 35 cm. */
  upperArmCircumferenceCm?: number | null | undefined;
  /** Weight, 0.9 to 58 kg. */
  weightKg?: number | null | undefined;
};

/** Relation of a member to the head of the family, as on the family card (Kartu Keluarga). */
export type FamilyRelation =
  /** Anak of the head. */
  | 'CHILD'
  /** Kepala keluarga; every family has exactly one. */
  | 'HEAD'
  /** Any other relation. */
  | 'OTHER'
  /** Orang tua or mertua of the head. */
  | 'PARENT'
  /** Istri or suami of the head. */
  | 'SPOUSE';

/** What the horizontal axis of growth curves counts. */
export type GrowthAxis =
  /** Age in completed days; WHO counts a month as 30.4375 days. */
  | 'AGE_IN_DAYS'
  /** Length or height in cm, as the standard takes it. */
  | 'HEIGHT_IN_CM';

/** Unit of the values of growth curves. */
export type GrowthUnit =
  /** Centimetres. */
  | 'CM'
  /** Kilograms. */
  | 'KG'
  /** Kilograms per square metre (body mass index). */
  | 'KG_PER_M2';

/** Housing facts; leave out what is not known. */
export type HousingInput = {
  /** The surroundings are clean. */
  cleanSurroundings?: boolean | null | undefined;
  /** The house is fit to live in (not RTLH). */
  habitable?: boolean | null | undefined;
  /** Own latrine with septic tank. */
  healthyLatrine?: boolean | null | undefined;
  /** Main drinking water is bottled, refill, piped, borehole or protected well. */
  safeDrinkingWater?: boolean | null | undefined;
};

/** Maturity of a Kampung KB, lowest first (Peraturan BKKBN 20/2023). BERKELANJUTAN is also called paripurna. */
export type KampungKbClass =
  /** Contribution is visible and management optimal. */
  | 'BERKELANJUTAN'
  /** Programmes run, contribution not significant. */
  | 'BERKEMBANG'
  /** Management not effective, no contribution to programme targets yet. */
  | 'DASAR'
  /** Contribution is visible, management not optimal. */
  | 'MANDIRI';

/** How length or height was measured. WHO standards take length below 24 months and height from there; the other way is corrected by 0.7 cm. */
export type MeasuringPosition =
  /** Terlentang: recumbent length. */
  | 'LYING'
  /** Berdiri: standing height. */
  | 'STANDING';

/** Categories of PMK 2/2020 (Standar Antropometri Anak) for children of 0 to 60 months. */
export type NutritionCategory =
  /** Weight for age -3 to below -2 SD: underweight. */
  | 'BERAT_BADAN_KURANG'
  /** Weight for age -2 to +1 SD. */
  | 'BERAT_BADAN_NORMAL'
  /** Weight for age below -3 SD: severely underweight. */
  | 'BERAT_BADAN_SANGAT_KURANG'
  /** Weight for height or BMI for age above +1 to +2 SD: possible risk of overweight. */
  | 'BERISIKO_GIZI_LEBIH'
  /** Weight for height or BMI for age -2 to +1 SD: normal. */
  | 'GIZI_BAIK'
  /** Weight for height or BMI for age below -3 SD: severely wasted. */
  | 'GIZI_BURUK'
  /** Weight for height or BMI for age -3 to below -2 SD: wasted. */
  | 'GIZI_KURANG'
  /** Weight for height or BMI for age above +2 to +3 SD: overweight. */
  | 'GIZI_LEBIH'
  /** Height for age -2 to +3 SD. */
  | 'NORMAL'
  /** Weight for height or BMI for age above +3 SD: obese. */
  | 'OBESITAS'
  /** Height for age -3 to below -2 SD: stunted. */
  | 'PENDEK'
  /** Weight for age above +1 SD: risk of overweight. */
  | 'RISIKO_BERAT_BADAN_LEBIH'
  /** Height for age below -3 SD: severely stunted. */
  | 'SANGAT_PENDEK'
  /** Height for age above +3 SD. */
  | 'TINGGI';

/** A person to register. */
export type PersonInput = {
  /** Date of birth, not in the future. */
  bornOn?: string | null | undefined;
  /** Full name, 1 to 100 characters. */
  name: string;
  /** National identity number, where known. */
  nik?: string | null | undefined;
  /** Relation to the head; OTHER when left out. */
  relation?: FamilyRelation | null | undefined;
  /** Sex. */
  sex: Sex;
};

/** Kinds of program that a Kampung KB integrates. */
export type ProgramKind =
  /** Bantuan sosial: social assistance. */
  | 'BANSOS'
  /** BKB: guidance of families with under-fives. */
  | 'BINA_KELUARGA_BALITA'
  /** BKR: guidance of families with teens. */
  | 'BINA_KELUARGA_REMAJA'
  /** BPJS Kesehatan: national health insurance. */
  | 'BPJS'
  /** Guidance of prospective brides and grooms. */
  | 'CALON_PENGANTIN_MENTORING'
  /** Lingkungan permukiman bersih: clean surroundings. */
  | 'CLEAN_SETTLEMENT'
  /** Air bersih: safe drinking water. */
  | 'CLEAN_WATER'
  /** Bantuan makanan: food aid. */
  | 'FOOD_AID'
  /** Edukasi pangan dan gizi keluarga: food and family-nutrition education. */
  | 'FOOD_NUTRITION_EDUCATION'
  /** Jamban sehat: healthy latrine. */
  | 'HEALTHY_LATRINE'
  /** Nomor Induk Berusaha: business identification number. */
  | 'NIB'
  /** Program Keluarga Harapan: conditional cash transfer. */
  | 'PKH'
  /** Layanan rujukan: referral to health services. */
  | 'REFERRAL_SERVICE'
  /** Rumah tidak layak huni: repair of unfit houses. */
  | 'RTLH'
  /** Rumah DataKu: the village's own house of micro data for planning. */
  | 'RUMAH_DATAKU'
  /** Bantuan modal UMKM: capital for small businesses. */
  | 'UMKM_CAPITAL'
  /** Pelatihan UMKM: training for small businesses. */
  | 'UMKM_TRAINING'
  /** Usaha Peningkatan Pendapatan Keluarga Akseptor: family income group. */
  | 'UPPKA';

/** What was done for a stunted child: a place in a program (`enrolmentId`) or a service (`service`), one of them. */
export type RecordInterventionInput = {
  /** Global id of the case. */
  caseId: string | number;
  /** Client-made key that makes a retry safe. */
  clientKey?: string | null | undefined;
  /** Global id of an enrolment of the child's family. */
  enrolmentId?: string | number | null | undefined;
  /** What kind of help it is; that of the program for an enrolment. */
  kind: ProgramKind;
  /** Remarks, up to 1,000 characters. */
  note?: string | null | undefined;
  /** Day on which it was given or began: from the case's opening to today. */
  providedOn: string;
  /** The service, in words, up to 1,000 characters. */
  service?: string | null | undefined;
};

/** One measuring of a child. At least one value, or oedema, must be given. */
export type RecordMeasurementInput = {
  /** Global id of the child. */
  childId: string | number;
  /** Client-made key that makes a retry safe. */
  clientKey?: string | null | undefined;
  /** Head circumference, 25 to 64 cm. */
  headCircumferenceCm?: number | null | undefined;
  /** Length or height as measured, 38 to 150 cm. */
  heightCm?: number | null | undefined;
  /** Ill in the two weeks before. */
  ill?: boolean | null | undefined;
  /** Day of the measuring: from the child's birth to today. */
  measuredOn: string;
  /** Bilateral pitting oedema. */
  oedema?: boolean | null | undefined;
  /** How length or height was measured. */
  position?: MeasuringPosition | null | undefined;
  /** Mid-upper arm circumference (LiLA), 6 to 35 cm. */
  upperArmCircumferenceCm?: number | null | undefined;
  /** Weight, 0.9 to 58 kg. */
  weightKg?: number | null | undefined;
};

/** A child to put under growth monitoring. */
export type RegisterChildInput = {
  /** Length at birth, 20 to 65 cm. */
  birthLengthCm?: number | null | undefined;
  /** Weight at birth, 0.3 to 8 kg. */
  birthWeightKg?: number | null | undefined;
  /** Date of birth: less than 60 months ago. */
  bornOn: string;
  /** Client-made key that makes a retry safe. */
  clientKey?: string | null | undefined;
  /** Global id of the family. */
  familyId: string | number;
  /** The father's height, 100 to 230 cm. */
  fatherHeightCm?: number | null | undefined;
  /** The mother's height, 100 to 210 cm. */
  motherHeightCm?: number | null | undefined;
  /** Full name, 1 to 100 characters. A member of the family with this name, sex and birth date is taken for the child. */
  name: string;
  /** National identity number, where known. */
  nik?: string | null | undefined;
  /** Sex. */
  sex: Sex;
};

/** A family to register. */
export type RegisterFamilyInput = {
  /** Client-made key that makes a retry safe. */
  clientKey?: string | null | undefined;
  /** Head of the family. */
  head: PersonInput;
  /** Housing facts. */
  housing?: HousingInput | null | undefined;
  /** The other members. */
  members?: Array<PersonInput> | null | undefined;
  /** RT number, 1 to 3 digits. */
  rt?: string | null | undefined;
  /** RW number, 1 to 3 digits. */
  rw?: string | null | undefined;
  /** Code of the village it lives in. */
  villageCode: string;
  /** Decile of household welfare, 1 poorest to 10. */
  welfareDecile?: number | null | undefined;
};

/** Sex as on the birth certificate; WHO growth standards differ by it. */
export type Sex =
  /** Perempuan. */
  | 'FEMALE'
  /** Laki-laki. */
  | 'MALE';

/** Which cases. Fields combine with AND, list values with OR. */
export type StuntingCaseFilter = {
  /** A regency, district or village and everything inside it. */
  area?: string | null | undefined;
  /** Triaged with at least one of these causes. */
  causes?: Array<StuntingCause> | null | undefined;
  /** Not closed, and opened more than so many days ago. */
  openLongerThanDays?: number | null | undefined;
  /** True: not closed, and a recovery waits to be confirmed. False: all others. */
  recoveryProposed?: boolean | null | undefined;
  /** Where the case stands. */
  status?: Array<CaseStatus> | null | undefined;
  /** True: no intervention is recorded. False: at least one is. */
  withoutIntervention?: boolean | null | undefined;
};

/** Why a child is stunted: the three groups of the regency's survey. Several may hold at once. */
export type StuntingCause =
  /** The family is able, the parents are short. */
  | 'FAMILIAL_SHORT_STATURE'
  /** The family is poor. */
  | 'POVERTY'
  /** The child is often ill. */
  | 'RECURRENT_ILLNESS';

/** What a village is in law; the last segment of its code begins with 2 for a desa and with 1 for a kelurahan. */
export type VillageKind =
  /** Rural village with a government of its own. */
  | 'DESA'
  /** Urban village, an office of the regency. */
  | 'KELURAHAN';

/** Why a measurement is voided. */
export type VoidMeasurementInput = {
  /** Client-made key that makes a retry safe. */
  clientKey?: string | null | undefined;
  /** Why it is voided, up to 1,000 characters. */
  reason: string;
};

/** Monthly weight gain against the minimum gain (KBM) of the Buku KIA. */
export type WeightTrend =
  /** Baru: first weighing. */
  | 'B'
  /** Naik: gained at least the minimum. */
  | 'N'
  /** Not weighed last month. */
  | 'O'
  /** Tidak naik: gained less than the minimum. */
  | 'T';

export type VillagesOfTheRegencyQueryVariables = Exact<{
  area: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type VillagesOfTheRegencyQuery = { villages: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ code: string, name: string, kind: VillageKind, district: { name: string }, kampungKB: { class: KampungKbClass, declaredOn: string, demo: boolean } | null }> } };

export type StuntedChildrenOfAVillageQueryVariables = Exact<{
  village: string;
}>;


export type StuntedChildrenOfAVillageQuery = { village: { name: string, children: { totalCount: number, nodes: Array<{ name: string, ageInMonths: number, sex: Sex, latestMeasurement: { measuredOn: string, heightCm: number | null, weightKg: number | null, assessment: { heightForAge: { value: number, category: NutritionCategory | null } | null, weightForHeight: { value: number, category: NutritionCategory | null } | null } } | null, family: { welfareDecile: number | null, enrolments: Array<{ endedOn: string | null, program: { kind: ProgramKind, name: string } }> } }> } } | null };

export type WatchStuntingAlertsSubscriptionVariables = Exact<{
  area: string;
  after?: string | null | undefined;
}>;


export type WatchStuntingAlertsSubscription = { stuntingAlerts: { type: AlertEventType, cursor: string, alert: { kind: AlertKind, severity: AlertSeverity, raisedAt: string, message: string, village: { name: string }, child: { id: string, name: string } | null } } };

export type RecordAMeasurementMutationVariables = Exact<{
  input: RecordMeasurementInput;
}>;


export type RecordAMeasurementMutation = { recordMeasurement: { measuredOn: string, ageInDays: number, weightTrend: WeightTrend | null, assessment: { heightForAge: { value: number, category: NutritionCategory | null } | null, weightForHeight: { value: number, category: NutritionCategory | null } | null }, child: { name: string, stuntingCase: { status: CaseStatus, openedOn: string, suggestedCauses: Array<{ cause: StuntingCause, evidence: Array<string> }> } | null } } };

export type ForgottenCasesQueryVariables = Exact<{
  area: string;
  days: number;
}>;


export type ForgottenCasesQuery = { stuntingCases: { totalCount: number, nodes: Array<{ status: CaseStatus, openedOn: string, child: { name: string, ageInMonths: number, village: { name: string, district: { name: string } } }, suggestedCauses: Array<{ cause: StuntingCause, evidence: Array<string> }> }> } };

export type GrowthChartOfAChildQueryVariables = Exact<{
  child: string | number;
}>;


export type GrowthChartOfAChildQuery = { node:
    | { name: string, sex: Sex, growthChart: { points: Array<{ measuredOn: string, x: number, value: number, zScore: { value: number, category: NutritionCategory | null } }>, reference: { axis: GrowthAxis, unit: GrowthUnit, stretches: Array<{ position: MeasuringPosition | null, points: Array<{ x: number, minus3: number, minus2: number, median: number, plus2: number, plus3: number }> }> } } }
    | Record<PropertyKey, never>
   | null };

export type WholeCaseFragment = { id: string, status: CaseStatus, openedOn: string, closedOn: string | null, causes: Array<StuntingCause>, recoveryProposedOn: string | null, firstInterventionOn: string | null, recommended: Array<ProgramKind>, outstanding: Array<ProgramKind>, openedBy: { id: string }, suggestedCauses: Array<{ cause: StuntingCause, evidence: Array<string> }>, interventions: Array<{ kind: ProgramKind, service: string | null, providedOn: string, enrolment: { id: string } | null }>, history: Array<{ type: CaseEventType, status: CaseStatus, recordedBy: string, note: string | null, causes: Array<StuntingCause> | null, measurement: { id: string } | null, intervention: { id: string } | null }> };

export type TriageStuntingCaseMutationVariables = Exact<{
  id: string | number;
  causes: Array<StuntingCause> | StuntingCause;
  note?: string | null | undefined;
}>;


export type TriageStuntingCaseMutation = { triageStuntingCase: { id: string, status: CaseStatus, openedOn: string, closedOn: string | null, causes: Array<StuntingCause>, recoveryProposedOn: string | null, firstInterventionOn: string | null, recommended: Array<ProgramKind>, outstanding: Array<ProgramKind>, openedBy: { id: string }, suggestedCauses: Array<{ cause: StuntingCause, evidence: Array<string> }>, interventions: Array<{ kind: ProgramKind, service: string | null, providedOn: string, enrolment: { id: string } | null }>, history: Array<{ type: CaseEventType, status: CaseStatus, recordedBy: string, note: string | null, causes: Array<StuntingCause> | null, measurement: { id: string } | null, intervention: { id: string } | null }> } };

export type RecordInterventionMutationVariables = Exact<{
  input: RecordInterventionInput;
}>;


export type RecordInterventionMutation = { recordIntervention: { id: string, kind: ProgramKind, case: { id: string, status: CaseStatus, openedOn: string, closedOn: string | null, causes: Array<StuntingCause>, recoveryProposedOn: string | null, firstInterventionOn: string | null, recommended: Array<ProgramKind>, outstanding: Array<ProgramKind>, openedBy: { id: string }, suggestedCauses: Array<{ cause: StuntingCause, evidence: Array<string> }>, interventions: Array<{ kind: ProgramKind, service: string | null, providedOn: string, enrolment: { id: string } | null }>, history: Array<{ type: CaseEventType, status: CaseStatus, recordedBy: string, note: string | null, causes: Array<StuntingCause> | null, measurement: { id: string } | null, intervention: { id: string } | null }> } } };

export type CloseStuntingCaseMutationVariables = Exact<{
  id: string | number;
  status: CaseStatus;
  note?: string | null | undefined;
}>;


export type CloseStuntingCaseMutation = { closeStuntingCase: { id: string, status: CaseStatus, openedOn: string, closedOn: string | null, causes: Array<StuntingCause>, recoveryProposedOn: string | null, firstInterventionOn: string | null, recommended: Array<ProgramKind>, outstanding: Array<ProgramKind>, openedBy: { id: string }, suggestedCauses: Array<{ cause: StuntingCause, evidence: Array<string> }>, interventions: Array<{ kind: ProgramKind, service: string | null, providedOn: string, enrolment: { id: string } | null }>, history: Array<{ type: CaseEventType, status: CaseStatus, recordedBy: string, note: string | null, causes: Array<StuntingCause> | null, measurement: { id: string } | null, intervention: { id: string } | null }> } };

export type StuntingCasesQueryVariables = Exact<{
  filter?: StuntingCaseFilter | null | undefined;
}>;


export type StuntingCasesQuery = { stuntingCases: { totalCount: number, nodes: Array<{ id: string, status: CaseStatus, openedOn: string }> } };

export type RegisterChildMutationVariables = Exact<{
  input: RegisterChildInput;
}>;


export type RegisterChildMutation = { registerChild: { id: string } };

export type RecordMeasurementMutationVariables = Exact<{
  input: RecordMeasurementInput;
}>;


export type RecordMeasurementMutation = { recordMeasurement: { id: string, measuredOn: string, ageInDays: number, weightKg: number | null, heightCm: number | null, weightTrend: WeightTrend | null, referenceVersion: string, recordedBy: string, child: { id: string, latestMeasurement: { id: string } | null }, assessment: { stunted: boolean, severelyStunted: boolean, wasted: boolean, underweight: boolean, heightForAge: { value: number, implausible: boolean, category: NutritionCategory | null } | null, weightForAge: { value: number, category: NutritionCategory | null } | null, weightForHeight: { value: number, category: NutritionCategory | null } | null, bmiForAge: { value: number } | null, headCircumferenceForAge: { value: number } | null, armCircumferenceForAge: { value: number } | null } } };

export type RecordMeasurementsMutationVariables = Exact<{
  input: Array<RecordMeasurementInput> | RecordMeasurementInput;
}>;


export type RecordMeasurementsMutation = { recordMeasurements: Array<{ index: number, measurement: { id: string, measuredOn: string, weightTrend: WeightTrend | null } | null, error: { message: string, code: string, inputPath: Array<string> | null } | null }> };

export type CorrectMeasurementMutationVariables = Exact<{
  id: string | number;
  input: CorrectMeasurementInput;
}>;


export type CorrectMeasurementMutation = { correctMeasurement: { id: string, measuredOn: string, weightKg: number | null, heightCm: number | null, revisionReason: string | null, isVoid: boolean, supersedes: { id: string, weightKg: number | null, heightCm: number | null, supersededBy: { id: string } | null } | null, assessment: { stunted: boolean, heightForAge: { value: number } | null } } };

export type VoidMeasurementMutationVariables = Exact<{
  id: string | number;
  input: VoidMeasurementInput;
}>;


export type VoidMeasurementMutation = { voidMeasurement: { id: string, isVoid: boolean, revisionReason: string | null, weightKg: number | null, supersedes: { id: string } | null } };

export type ChildHistoryQueryVariables = Exact<{
  id: string | number;
}>;


export type ChildHistoryQuery = { node:
    | { latestMeasurement: { id: string } | null, measurements: { nodes: Array<{ id: string, measuredOn: string, weightTrend: WeightTrend | null }> }, stuntingCase: { id: string, status: CaseStatus, openedOn: string, closedOn: string | null, causes: Array<StuntingCause>, recoveryProposedOn: string | null, firstInterventionOn: string | null, recommended: Array<ProgramKind>, outstanding: Array<ProgramKind>, openedBy: { id: string }, suggestedCauses: Array<{ cause: StuntingCause, evidence: Array<string> }>, interventions: Array<{ kind: ProgramKind, service: string | null, providedOn: string, enrolment: { id: string } | null }>, history: Array<{ type: CaseEventType, status: CaseStatus, recordedBy: string, note: string | null, causes: Array<StuntingCause> | null, measurement: { id: string } | null, intervention: { id: string } | null }> } | null }
    | Record<PropertyKey, never>
   | null };

export type FirstFamilyQueryVariables = Exact<{
  area?: string | null | undefined;
}>;


export type FirstFamilyQuery = { families: { nodes: Array<{ id: string }> } };

export type RegisterFamilyMutationVariables = Exact<{
  input: RegisterFamilyInput;
}>;


export type RegisterFamilyMutation = { registerFamily: { id: string } };

export const WholeCaseFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeCase"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StuntingCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"closedOn"}},{"kind":"Field","name":{"kind":"Name","value":"openedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"causes"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryProposedOn"}},{"kind":"Field","name":{"kind":"Name","value":"firstInterventionOn"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedCauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recommended"}},{"kind":"Field","name":{"kind":"Name","value":"outstanding"}},{"kind":"Field","name":{"kind":"Name","value":"interventions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"providedOn"}},{"kind":"Field","name":{"kind":"Name","value":"enrolment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"causes"}},{"kind":"Field","name":{"kind":"Name","value":"measurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<WholeCaseFragment, unknown>;
export const VillagesOfTheRegencyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VillagesOfTheRegency"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"villages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"district"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kampungKB"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"declaredOn"}},{"kind":"Field","name":{"kind":"Name","value":"demo"}}]}}]}}]}}]}}]} as unknown as DocumentNode<VillagesOfTheRegencyQuery, VillagesOfTheRegencyQueryVariables>;
export const StuntedChildrenOfAVillageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StuntedChildrenOfAVillage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"village"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"village"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"village"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"children"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"stunted"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"LATEST_HEIGHT_FOR_AGE"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ageInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"latestMeasurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measuredOn"}},{"kind":"Field","name":{"kind":"Name","value":"heightCm"}},{"kind":"Field","name":{"kind":"Name","value":"weightKg"}},{"kind":"Field","name":{"kind":"Name","value":"assessment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heightForAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightForHeight"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"family"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"enrolments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endedOn"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<StuntedChildrenOfAVillageQuery, StuntedChildrenOfAVillageQueryVariables>;
export const WatchStuntingAlertsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchStuntingAlerts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stuntingAlerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"alert"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"EnumValue","value":"EN"}}]},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"child"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WatchStuntingAlertsSubscription, WatchStuntingAlertsSubscriptionVariables>;
export const RecordAMeasurementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordAMeasurement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordMeasurementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordMeasurement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measuredOn"}},{"kind":"Field","name":{"kind":"Name","value":"ageInDays"}},{"kind":"Field","name":{"kind":"Name","value":"assessment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heightForAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightForHeight"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightTrend"}},{"kind":"Field","name":{"kind":"Name","value":"child"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"stuntingCase"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedCauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecordAMeasurementMutation, RecordAMeasurementMutationVariables>;
export const ForgottenCasesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ForgottenCases"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stuntingCases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"openLongerThanDays"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"withoutIntervention"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"child"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ageInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"district"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"suggestedCauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ForgottenCasesQuery, ForgottenCasesQueryVariables>;
export const GrowthChartOfAChildDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GrowthChartOfAChild"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"child"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"child"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Child"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"growthChart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"indicator"},"value":{"kind":"EnumValue","value":"HEIGHT_FOR_AGE"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measuredOn"}},{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"zScore"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"reference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"axis"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"stretches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"every"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"minus3"}},{"kind":"Field","name":{"kind":"Name","value":"minus2"}},{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"plus2"}},{"kind":"Field","name":{"kind":"Name","value":"plus3"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<GrowthChartOfAChildQuery, GrowthChartOfAChildQueryVariables>;
export const TriageStuntingCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TriageStuntingCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"causes"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StuntingCause"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"note"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"triageStuntingCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"causes"},"value":{"kind":"Variable","name":{"kind":"Name","value":"causes"}}},{"kind":"Argument","name":{"kind":"Name","value":"note"},"value":{"kind":"Variable","name":{"kind":"Name","value":"note"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeCase"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeCase"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StuntingCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"closedOn"}},{"kind":"Field","name":{"kind":"Name","value":"openedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"causes"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryProposedOn"}},{"kind":"Field","name":{"kind":"Name","value":"firstInterventionOn"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedCauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recommended"}},{"kind":"Field","name":{"kind":"Name","value":"outstanding"}},{"kind":"Field","name":{"kind":"Name","value":"interventions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"providedOn"}},{"kind":"Field","name":{"kind":"Name","value":"enrolment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"causes"}},{"kind":"Field","name":{"kind":"Name","value":"measurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<TriageStuntingCaseMutation, TriageStuntingCaseMutationVariables>;
export const RecordInterventionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordIntervention"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordInterventionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordIntervention"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"case"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeCase"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeCase"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StuntingCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"closedOn"}},{"kind":"Field","name":{"kind":"Name","value":"openedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"causes"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryProposedOn"}},{"kind":"Field","name":{"kind":"Name","value":"firstInterventionOn"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedCauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recommended"}},{"kind":"Field","name":{"kind":"Name","value":"outstanding"}},{"kind":"Field","name":{"kind":"Name","value":"interventions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"providedOn"}},{"kind":"Field","name":{"kind":"Name","value":"enrolment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"causes"}},{"kind":"Field","name":{"kind":"Name","value":"measurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<RecordInterventionMutation, RecordInterventionMutationVariables>;
export const CloseStuntingCaseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CloseStuntingCase"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CaseStatus"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"note"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"closeStuntingCase"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}},{"kind":"Argument","name":{"kind":"Name","value":"note"},"value":{"kind":"Variable","name":{"kind":"Name","value":"note"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeCase"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeCase"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StuntingCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"closedOn"}},{"kind":"Field","name":{"kind":"Name","value":"openedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"causes"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryProposedOn"}},{"kind":"Field","name":{"kind":"Name","value":"firstInterventionOn"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedCauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recommended"}},{"kind":"Field","name":{"kind":"Name","value":"outstanding"}},{"kind":"Field","name":{"kind":"Name","value":"interventions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"providedOn"}},{"kind":"Field","name":{"kind":"Name","value":"enrolment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"causes"}},{"kind":"Field","name":{"kind":"Name","value":"measurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<CloseStuntingCaseMutation, CloseStuntingCaseMutationVariables>;
export const StuntingCasesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StuntingCases"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StuntingCaseFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stuntingCases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}}]}}]}}]}}]} as unknown as DocumentNode<StuntingCasesQuery, StuntingCasesQueryVariables>;
export const RegisterChildDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterChild"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterChildInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registerChild"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RegisterChildMutation, RegisterChildMutationVariables>;
export const RecordMeasurementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordMeasurement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordMeasurementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordMeasurement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measuredOn"}},{"kind":"Field","name":{"kind":"Name","value":"ageInDays"}},{"kind":"Field","name":{"kind":"Name","value":"weightKg"}},{"kind":"Field","name":{"kind":"Name","value":"heightCm"}},{"kind":"Field","name":{"kind":"Name","value":"weightTrend"}},{"kind":"Field","name":{"kind":"Name","value":"referenceVersion"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"child"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"latestMeasurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"assessment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heightForAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"implausible"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightForAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightForHeight"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}},{"kind":"Field","name":{"kind":"Name","value":"bmiForAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"headCircumferenceForAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"armCircumferenceForAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stunted"}},{"kind":"Field","name":{"kind":"Name","value":"severelyStunted"}},{"kind":"Field","name":{"kind":"Name","value":"wasted"}},{"kind":"Field","name":{"kind":"Name","value":"underweight"}}]}}]}}]}}]} as unknown as DocumentNode<RecordMeasurementMutation, RecordMeasurementMutationVariables>;
export const RecordMeasurementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordMeasurements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordMeasurementInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordMeasurements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"measurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measuredOn"}},{"kind":"Field","name":{"kind":"Name","value":"weightTrend"}}]}},{"kind":"Field","name":{"kind":"Name","value":"error"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"inputPath"}}]}}]}}]}}]} as unknown as DocumentNode<RecordMeasurementsMutation, RecordMeasurementsMutationVariables>;
export const CorrectMeasurementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CorrectMeasurement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectMeasurementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"correctMeasurement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measuredOn"}},{"kind":"Field","name":{"kind":"Name","value":"weightKg"}},{"kind":"Field","name":{"kind":"Name","value":"heightCm"}},{"kind":"Field","name":{"kind":"Name","value":"revisionReason"}},{"kind":"Field","name":{"kind":"Name","value":"isVoid"}},{"kind":"Field","name":{"kind":"Name","value":"supersedes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"weightKg"}},{"kind":"Field","name":{"kind":"Name","value":"heightCm"}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"assessment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stunted"}},{"kind":"Field","name":{"kind":"Name","value":"heightForAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CorrectMeasurementMutation, CorrectMeasurementMutationVariables>;
export const VoidMeasurementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VoidMeasurement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VoidMeasurementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voidMeasurement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isVoid"}},{"kind":"Field","name":{"kind":"Name","value":"revisionReason"}},{"kind":"Field","name":{"kind":"Name","value":"weightKg"}},{"kind":"Field","name":{"kind":"Name","value":"supersedes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<VoidMeasurementMutation, VoidMeasurementMutationVariables>;
export const ChildHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ChildHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Child"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"latestMeasurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"measurements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"measuredOn"}},{"kind":"Field","name":{"kind":"Name","value":"weightTrend"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"stuntingCase"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeCase"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeCase"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StuntingCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"closedOn"}},{"kind":"Field","name":{"kind":"Name","value":"openedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"causes"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryProposedOn"}},{"kind":"Field","name":{"kind":"Name","value":"firstInterventionOn"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedCauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recommended"}},{"kind":"Field","name":{"kind":"Name","value":"outstanding"}},{"kind":"Field","name":{"kind":"Name","value":"interventions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"providedOn"}},{"kind":"Field","name":{"kind":"Name","value":"enrolment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"causes"}},{"kind":"Field","name":{"kind":"Name","value":"measurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ChildHistoryQuery, ChildHistoryQueryVariables>;
export const FirstFamilyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FirstFamily"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"families"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<FirstFamilyQuery, FirstFamilyQueryVariables>;
export const RegisterFamilyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterFamily"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterFamilyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registerFamily"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<RegisterFamilyMutation, RegisterFamilyMutationVariables>;