/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A member to add to a family. */
export type AddFamilyMemberInput = {
  /** Date of birth, not in the future. */
  bornOn?: string | null | undefined;
  /** Key chosen by the client that makes a retry safe. */
  clientKey?: string | null | undefined;
  /** Day for which a marriage is planned, from today on. */
  marriagePlannedOn?: string | null | undefined;
  /** Whether the person is married; leave out if not known. */
  married?: boolean | null | undefined;
  /** Full name, 1 to 100 characters. */
  name: string;
  /** National identity number, if known. */
  nik?: string | null | undefined;
  /** Due date of a pregnant woman: 14 days ago to 280 days ahead. */
  pregnantDueOn?: string | null | undefined;
  /** Relation to the head; OTHER when left out. */
  relation?: FamilyRelation | null | undefined;
  /** Sex. */
  sex: Sex;
};

/** What happened to an alert. */
export type AlertEventType =
  /** It was acknowledged. */
  | 'ACKNOWLEDGED'
  /** Nobody acknowledged it in time, and it was escalated to the next level. */
  | 'ESCALATED'
  /** It was raised. */
  | 'RAISED'
  /** It was resolved. */
  | 'RESOLVED';

/** Kinds of alert. Each stands for a fact; an alert is raised once while the fact holds. The amounts and months named here are the defaults of settings. */
export type AlertKind =
  /** A measurement is more likely an error than the child: measure again, and correct it. Ends with the correction. */
  | 'IMPLAUSIBLE_MEASUREMENT'
  /** Not weighed for two full calendar months in which others of the village were. */
  | 'MISSED_WEIGHINGS'
  /** Height for age fell below -2 SD, or is below -2 SD at the first measurement. */
  | 'NEW_STUNTING'
  /** Weight was not gained adequately two months running (2T). */
  | 'NOT_GAINING_WEIGHT'
  /** A stunted child is back at or above -2 SD in two measurements at least 28 days apart. */
  | 'RECOVERED'
  /** Height for age fell below -3 SD. Replaces NEW_STUNTING. */
  | 'SEVERE_STUNTING'
  /** Weight for height below -3 SD, or oedema: severe acute malnutrition. */
  | 'SEVERE_WASTING'
  /** The stunting prevalence of a village rose by 5 percentage points or more in three months, and by more than chance. */
  | 'VILLAGE_PREVALENCE_RISE'
  /** Height for age fell by 0.5 SD or more within 3 months, and neither NEW_STUNTING nor SEVERE_STUNTING was raised for it. */
  | 'WORSENING';

/** How urgent an alert is, lowest first. */
export type AlertSeverity =
  /** Act today. */
  | 'CRITICAL'
  /** For information. */
  | 'INFO'
  /** Follow up at the next posyandu or home visit. */
  | 'WARNING';

/** What happened to a stunting case. */
export type CaseEventType =
  /** It was closed. */
  | 'CLOSED'
  /** An intervention was recorded. */
  | 'INTERVENTION_RECORDED'
  /** A measurement below -2 SD opened it. */
  | 'OPENED'
  /** The opening measurement was corrected; the correction now opens the case. */
  | 'OPENING_CORRECTED'
  /** Two measurements at least 28 days apart are at or above -2 SD; a health worker may confirm the recovery. */
  | 'RECOVERY_PROPOSED'
  /** A measurement or a correction contradicts the proposed recovery. */
  | 'RECOVERY_WITHDRAWN'
  /** The end of monitoring that closed it was undone. */
  | 'REOPENED'
  /** A health worker recorded the causes. */
  | 'TRIAGED';

/** Status of a stunting case. OPEN, TRIAGED and IN_INTERVENTION are active; the others are closed for good. */
export type CaseStatus =
  /** Closed: the child is 60 months old, where the growth standards end. */
  | 'CLOSED_AGED_OUT'
  /** Closed: the child has died. */
  | 'CLOSED_DIED'
  /** Closed: the measurement that opened it was wrong; the child was not stunted. */
  | 'CLOSED_ENTERED_IN_ERROR'
  /** Closed: the child has moved away from the area of the hub. */
  | 'CLOSED_MOVED'
  /** Closed: the family does not want the child to be monitored. */
  | 'CLOSED_REFUSED'
  /** At least one intervention is recorded. */
  | 'IN_INTERVENTION'
  /** Opened by a measurement; the causes are not recorded yet. */
  | 'OPEN'
  /** Closed: back at or above -2 SD in two measurements at least 28 days apart, and confirmed. */
  | 'RECOVERED'
  /** A health worker has recorded the causes. */
  | 'TRIAGED';

/** Changes to a family. A field that is left out keeps its value; null means not known. */
export type ChangeFamilyInput = {
  /** Number of the family card (Nomor KK), 16 digits; one family has it. */
  familyCard?: string | null | undefined;
  /** The housing facts that change. */
  housing?: HousingInput | null | undefined;
  /** Whether the couple uses modern contraception. */
  modernContraception?: boolean | null | undefined;
  /** Why, 1 to 1,000 characters. */
  reason?: string | null | undefined;
  /** RT number, 1 to 3 digits. */
  rt?: string | null | undefined;
  /** RW number, 1 to 3 digits. */
  rw?: string | null | undefined;
  /** Decile of household welfare, 1 poorest to 10. */
  welfareDecile?: number | null | undefined;
};

/** Changes to a member. A field that is left out keeps its value; null means not known. */
export type ChangeFamilyMemberInput = {
  /** Date of birth, not in the future. */
  bornOn?: string | null | undefined;
  /** Day for which a marriage is planned, from today on; null if none is planned. */
  marriagePlannedOn?: string | null | undefined;
  /** Whether the person is married. */
  married?: boolean | null | undefined;
  /** Full name, 1 to 100 characters; not null. */
  name?: string | null | undefined;
  /** National identity number. */
  nik?: string | null | undefined;
  /** Due date, 14 days ago to 280 days ahead; null when the pregnancy has ended. */
  pregnantDueOn?: string | null | undefined;
  /** Relation to the head; not null, and not HEAD: use changeFamilyHead for that. */
  relation?: FamilyRelation | null | undefined;
  /** Sex; not null. */
  sex?: Sex | null | undefined;
};

/** The three indices that the class of a Kampung KB is scored by. */
export type ClassIndexKind =
  /** What it has: working group, funding, activity groups, facilities, officer and regulation. */
  | 'INPUT'
  /** Its results: participation, contraception, unmet need. */
  | 'OUTPUT'
  /** How it works: data in planning, mechanisms, participating agencies. */
  | 'PROCESS';

/** Cohorts that guidance is designed for. A person may be in several. */
export type Cohort =
  /** Under five: less than 60 months old. */
  | 'BALITA'
  /** Prospective bride or groom: a marriage is planned. */
  | 'CALON_PENGANTIN'
  /** Pregnant. */
  | 'IBU_HAMIL'
  /** Elderly: 60 years and older. */
  | 'LANSIA'
  /** Couple of fertile age (PUS): husband and wife in the family, the wife 15 to 49. */
  | 'PASANGAN_USIA_SUBUR'
  /** Teens and youth: 10 to 24 years old and not married. */
  | 'REMAJA';

/** A correction of a measurement. A field that is left out keeps its value; null removes it. */
export type CorrectMeasurementInput = {
  /** Key chosen by the client that makes a retry safe. */
  clientKey?: string | null | undefined;
  /** Head circumference, 25 to 64 cm. */
  headCircumferenceCm?: number | null | undefined;
  /** Length or height as measured, 38 to 150 cm. */
  heightCm?: number | null | undefined;
  /** Whether the child was ill in the two weeks before. */
  ill?: boolean | null | undefined;
  /** Day of the measurement: from the child's birth to today. */
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

/** What children, families or cases are grouped by: up to two, of which one may tell people apart (all but AREA and MONTH). A table by two of those is not published, so it is not told to anybody here. */
export type CountGroup =
  /** WHO and UNICEF's age groups. */
  | 'AGE_GROUP'
  /** The areas one level below: the districts of a regency, the villages of a district. A village is one by itself. */
  | 'AREA'
  /** Cause that the triage found, or none, as of now. A case may have several. */
  | 'CAUSE'
  /** Each month of the span, as `Indicator` counts it. */
  | 'MONTH'
  /** Kind of program, as of now. A family may be in several. */
  | 'PROGRAM'
  /** Sex of the child. */
  | 'SEX'
  /** Fifth of household welfare. */
  | 'WELFARE_QUINTILE';

/** Direction of an order. Rows without a value come last in both. */
export type Direction =
  /** Lowest first. */
  | 'ASC'
  /** Highest first. */
  | 'DESC';

/** What happened to a family. */
export type FamilyChangeKind =
  /** Facts of the family or its house were changed. */
  | 'FACTS_CHANGED'
  /** Another member became its head. */
  | 'HEAD_CHANGED'
  /** A member was added. */
  | 'MEMBER_ADDED'
  /** Facts of a member were changed. */
  | 'MEMBER_CHANGED'
  /** A member was removed. */
  | 'MEMBER_REMOVED'
  /** A duplicate of it was merged into it. */
  | 'MERGED'
  /** Growth monitoring of a child, or of the whole family, ended. */
  | 'MONITORING_ENDED'
  /** The end of monitoring was undone. */
  | 'MONITORING_RESUMED'
  /** It moved to another village. */
  | 'MOVED'
  /** It was registered. */
  | 'REGISTERED'
  /** It was created by members who left another family. */
  | 'SPLIT_FROM'
  /** Members left it and became a new family. */
  | 'SPLIT_OFF';

/** Which families are counted. */
export type FamilyCount =
  /** As the indicator of this name counts it. */
  | 'FAMILIES'
  /** As the indicator of this name counts it. */
  | 'FAMILIES_AT_RISK'
  /** Families in need of a kind of program, as `ProgramCoverage.inNeed`; by PROGRAM. */
  | 'FAMILIES_IN_NEED'
  /** Of those in need, the families that are enrolled in a program of the kind; by PROGRAM. */
  | 'FAMILIES_SERVED';

/** Which families. Fields combine with AND, list values with OR. */
export type FamilyFilter = {
  /** A regency, district or village and everything inside it. */
  area?: string | null | undefined;
  /** True: at risk of stunting today. False: known not to be at risk. */
  atRisk?: boolean | null | undefined;
  /** At least one member is in this cohort today. */
  cohort?: Cohort | null | undefined;
  /** With this number on its card. Needs `nik:read` and a purpose, and uses an attempt at NIKs; the audit log keeps it. */
  familyCard?: string | null | undefined;
  /** Needs this kind of program and is not enrolled in a running program of this kind. */
  lackingProgram?: ProgramKind | null | undefined;
  /** Welfare decile known and not above this one, 1 poorest to 10. */
  maxWelfareDecile?: number | null | undefined;
  /** With a member who has this NIK; under the same rules. */
  memberNik?: string | null | undefined;
  /** By whether monitoring goes on; CURRENT when left out: families whose monitoring has ended are not listed. */
  monitoring?: MonitoringState | null | undefined;
  /** True: at least one child has an active stunting case. False: no child has. */
  openCase?: boolean | null | undefined;
  /** At least one of these reasons holds today, whether or not the family is at risk. */
  riskReasons?: Array<StuntingRiskReason> | null | undefined;
  /** Neighbourhood unit (RT), 1 to 3 digits. */
  rt?: string | null | undefined;
  /** Community unit (RW), 1 to 3 digits. */
  rw?: string | null | undefined;
  /** True: in no running program. False: in at least one. */
  withoutProgram?: boolean | null | undefined;
};

/** Order of a list of families. */
export type FamilyOrder = {
  /** Lowest or highest first. */
  direction?: Direction;
  /** The field to order by. */
  field?: FamilyOrderField;
};

/** What families can be ordered by. */
export type FamilyOrderField =
  /** RW, then RT: the order of a round of home visits in a village. */
  | 'ADDRESS'
  /** The head's name. */
  | 'HEAD_NAME'
  /** Order of registration. */
  | 'ID'
  /** Decile of household welfare. */
  | 'WELFARE_DECILE';

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

/** A measurement of a child who is registered with it. At least one value, or oedema, must be given. */
export type FirstMeasurementInput = {
  /** Head circumference, 25 to 64 cm. */
  headCircumferenceCm?: number | null | undefined;
  /** Length or height as measured, 38 to 150 cm. */
  heightCm?: number | null | undefined;
  /** Whether the child was ill in the two weeks before. */
  ill?: boolean | null | undefined;
  /** Day of the measurement: from the child's birth to today. */
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

/** Horizontal axis of growth curves. */
export type GrowthAxis =
  /** Age in completed days; WHO counts a month as 30.4375 days. */
  | 'AGE_IN_DAYS'
  /** Length or height in cm, as the standard takes it. */
  | 'HEIGHT_IN_CM';

/** One measurement of a child that is not in the hub. Give `ageInDays`, or both dates. */
export type GrowthInput = {
  /** Age in days, 0 or more, instead of the dates. The standards end at 1826 days: an older child has no scores. */
  ageInDays?: number | null | undefined;
  /** Date of birth, together with `measuredOn`. */
  bornOn?: string | null | undefined;
  /** Head circumference, 25 to 64 cm. */
  headCircumferenceCm?: number | null | undefined;
  /** Length or height as measured, 38 to 150 cm. */
  heightCm?: number | null | undefined;
  /** Day of the measurement, together with `bornOn`. */
  measuredOn?: string | null | undefined;
  /** Bilateral pitting oedema: counts as severe wasting, and no weight score is given. */
  oedema?: boolean | null | undefined;
  /** How length or height was measured. Below 731 days of age 0.7 cm is added to a standing height; from 731 days on 0.7 cm is subtracted from a lying length. Not corrected when left out. */
  position?: MeasuringPosition | null | undefined;
  /** Sex. */
  sex: Sex;
  /** Mid-upper arm circumference (LiLA), 6 to 35 cm. */
  upperArmCircumferenceCm?: number | null | undefined;
  /** Weight, 0.9 to 58 kg. */
  weightKg?: number | null | undefined;
};

/** Unit of the values of growth curves. */
export type GrowthUnit =
  /** Centimetres. */
  | 'CM'
  /** Kilograms. */
  | 'KG'
  /** Kilograms per square metre (body mass index). */
  | 'KG_PER_M2';

/** The five helices of the pentahelix. */
export type Helix =
  /** Universities and schools. */
  | 'ACADEMIA'
  /** Companies and cooperatives. */
  | 'BUSINESS'
  /** Community organisations such as PKK. */
  | 'COMMUNITY'
  /** Government bodies: regency agencies (OPD), villages, vertical agencies. */
  | 'GOVERNMENT'
  /** Press, radio and other media. */
  | 'MEDIA';

/** A child of a family that is registered, to put under growth monitoring. */
export type HouseholdChildInput = {
  /** Length at birth, 20 to 65 cm. */
  birthLengthCm?: number | null | undefined;
  /** Weight at birth, 0.3 to 8 kg. */
  birthWeightKg?: number | null | undefined;
  /** Date of birth: less than 60 months ago. */
  bornOn: string;
  /** The father's height, 100 to 230 cm. */
  fatherHeightCm?: number | null | undefined;
  /** What was measured so far; needs `children:write`. */
  measurements?: Array<FirstMeasurementInput> | null | undefined;
  /** The mother's height, 100 to 210 cm. */
  motherHeightCm?: number | null | undefined;
  /** Full name, 1 to 100 characters. If a member that is given has this name, sex and birth date, the child is that member. */
  name: string;
  /** National identity number, if known. */
  nik?: string | null | undefined;
  /** Relation to the head; CHILD when left out. */
  relation?: FamilyRelation | null | undefined;
  /** Sex: FEMALE or MALE. */
  sex: Sex;
};

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

/** A group within a dimension. */
export type IndicatorGroup =
  /** Villages of class BERKELANJUTAN (paripurna). */
  | 'BERKELANJUTAN'
  /** Villages of class BERKEMBANG. */
  | 'BERKEMBANG'
  /** Villages of class DASAR. */
  | 'DASAR'
  /** Girls. */
  | 'FEMALE'
  /** Boys. */
  | 'MALE'
  /** Villages of class MANDIRI. */
  | 'MANDIRI'
  /** 0 to 5 completed months. */
  | 'MONTHS_0_5'
  /** 6 to 11 completed months. */
  | 'MONTHS_6_11'
  /** 12 to 23 completed months. */
  | 'MONTHS_12_23'
  /** 24 to 35 completed months. */
  | 'MONTHS_24_35'
  /** 36 to 47 completed months. */
  | 'MONTHS_36_47'
  /** 48 to 59 completed months. */
  | 'MONTHS_48_59'
  /** Deciles 1 and 2: the poorest fifth. */
  | 'QUINTILE_1'
  /** Deciles 3 and 4. */
  | 'QUINTILE_2'
  /** Deciles 5 and 6. */
  | 'QUINTILE_3'
  /** Deciles 7 and 8. */
  | 'QUINTILE_4'
  /** Deciles 9 and 10. */
  | 'QUINTILE_5'
  /** No decile is recorded. */
  | 'QUINTILE_UNKNOWN'
  /** Villages that were not a Kampung KB. */
  | 'UNDECLARED';

/** A monthly indicator of Rumah DataKu. A child counts once a month, by its last measurement, in the village where it lived on that day. */
export type IndicatorKey =
  /** CHILDREN_UNDER_FIVE with a measurement in the month. */
  | 'CHILDREN_MEASURED'
  /** Children under growth monitoring who are 0 to 59 months old on at least one day of the month: S of the posyandu register (SKDN). */
  | 'CHILDREN_UNDER_FIVE'
  /** Registered families who live in the area at the end of the month. */
  | 'FAMILIES'
  /** Of them, those at risk of stunting (KRS; BKKBN, Pendataan Keluarga) by the ages at the end of the month; what is recorded of house and members without a date counts as it is now. */
  | 'FAMILIES_AT_RISK'
  /** Alerts that are not resolved at the end of the month, by the village of the alert. */
  | 'OPEN_ALERTS'
  /** Children under five with an active stunting case at the end of the month; cases opened by mistake do not count. */
  | 'OPEN_CASES'
  /** Measured children with a plausible weight-for-height above +2 SD (WHO and UNICEF (2019), WHO Child Growth Standards). */
  | 'OVERWEIGHT'
  /** D/S: children weighed in the month as a share of CHILDREN_UNDER_FIVE, 0 to 1 (posyandu register (SKDN)). */
  | 'PARTICIPATION_D_S'
  /** Measured children with a plausible height-for-age below -3 SD (WHO and UNICEF (2019), WHO Child Growth Standards). */
  | 'SEVERELY_STUNTED'
  /** Measured children with a plausible height-for-age below -2 SD (WHO and UNICEF (2019), WHO Child Growth Standards). */
  | 'STUNTED'
  /** STUNTED as a share of the measured children with a plausible height-for-age, 0 to 1 (WHO and UNICEF (2019), WHO Child Growth Standards). */
  | 'STUNTING_PREVALENCE'
  /** Measured children with a plausible weight-for-age below -2 SD, or oedema (WHO and UNICEF (2019), WHO Child Growth Standards). */
  | 'UNDERWEIGHT'
  /** UNDERWEIGHT as a share of the measured children with a plausible weight-for-age, or oedema, 0 to 1 (WHO and UNICEF (2019), WHO Child Growth Standards). */
  | 'UNDERWEIGHT_PREVALENCE'
  /** Measured children with a plausible weight-for-height below -2 SD, or oedema (WHO and UNICEF (2019), WHO Child Growth Standards). */
  | 'WASTED'
  /** WASTED as a share of the measured children with a plausible weight-for-height, or oedema, 0 to 1 (WHO and UNICEF (2019), WHO Child Growth Standards). */
  | 'WASTING_PREVALENCE'
  /** N/D: children who gained at least the minimum weight as a share of those weighed in the month, 0 to 1 (posyandu register (SKDN); minimum gain of the Buku KIA). */
  | 'WEIGHT_GAIN_N_D';

/** Maturity of a Kampung KB, lowest first (Peraturan BKKBN 20/2023). BERKELANJUTAN is also called paripurna. */
export type KampungKbClass =
  /** Contribution is visible and management optimal. */
  | 'BERKELANJUTAN'
  /** Programs run, contribution not significant. */
  | 'BERKEMBANG'
  /** Management not effective, no contribution to program targets yet. */
  | 'DASAR'
  /** Contribution is visible, management not optimal. */
  | 'MANDIRI';

/** How length or height was measured. WHO standards use length below 24 months and height from 24 months on; a measurement in the other position is corrected by 0.7 cm. */
export type MeasuringPosition =
  /** Terlentang: recumbent length. */
  | 'LYING'
  /** Berdiri: standing height. */
  | 'STANDING';

/** A member's relation to the head of the family. */
export type MemberRelationInput = {
  /** Global id of the person. */
  personId: string | number;
  /** Relation to the head; HEAD for the head. */
  relation: FamilyRelation;
};

/** Why a member was removed. */
export type MemberRemoval =
  /** Died. */
  | 'DIED'
  /** Was never a member, or is registered twice. */
  | 'ENTERED_IN_ERROR'
  /** Left the family, and is not known to be a member of another family of the hub. */
  | 'MOVED_AWAY';

/** Whether monitoring goes on. */
export type MonitoringState =
  /** Both. */
  | 'ANY'
  /** Monitoring goes on. */
  | 'CURRENT'
  /** Monitoring has ended. */
  | 'ENDED';

/** A move of a family to another village. */
export type MoveFamilyInput = {
  /** The day it moved: not in the future, and not before its last move. */
  movedOn: string;
  /** Why, 1 to 1,000 characters. */
  reason: string;
  /** RT number there, 1 to 3 digits. */
  rt?: string | null | undefined;
  /** RW number there, 1 to 3 digits. */
  rw?: string | null | undefined;
  /** Code of the village it lives in from now on. */
  villageCode: string;
};

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
  /** Day for which a marriage is planned, from today on. */
  marriagePlannedOn?: string | null | undefined;
  /** Whether the person is married; leave out if not known. */
  married?: boolean | null | undefined;
  /** Full name, 1 to 100 characters. */
  name: string;
  /** National identity number, if known. */
  nik?: string | null | undefined;
  /** Due date of a pregnant woman: 14 days ago to 280 days ahead. */
  pregnantDueOn?: string | null | undefined;
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
  /** Gerakan Orang Tua Asuh Cegah Stunting: foster partners who support a family at risk of stunting. */
  | 'GENTING'
  /** Jamban sehat: healthy latrine. */
  | 'HEALTHY_LATRINE'
  /** Makan Bergizi Gratis: free nutritious meals for pregnant and breastfeeding women and under-fives (3B). Meals at school are not counted here. */
  | 'MBG'
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

/** What was done for a stunted child: either an enrolment in a program (`enrolmentId`) or a service (`service`). */
export type RecordInterventionInput = {
  /** Global id of the case. */
  caseId: string | number;
  /** Key chosen by the client that makes a retry safe. */
  clientKey?: string | null | undefined;
  /** Global id of an enrolment of the child's family. */
  enrolmentId?: string | number | null | undefined;
  /** Kind of help; for an enrolment, the kind of the program. */
  kind: ProgramKind;
  /** Remarks, up to 1,000 characters. */
  note?: string | null | undefined;
  /** Day on which it was given or began: from the opening of the case to today. */
  providedOn: string;
  /** The service, as text, up to 1,000 characters. */
  service?: string | null | undefined;
};

/** One measurement of a child. At least one value, or oedema, must be given. */
export type RecordMeasurementInput = {
  /** Global id of the child. */
  childId: string | number;
  /** Key chosen by the client that makes a retry safe. */
  clientKey?: string | null | undefined;
  /** Head circumference, 25 to 64 cm. */
  headCircumferenceCm?: number | null | undefined;
  /** Length or height as measured, 38 to 150 cm. */
  heightCm?: number | null | undefined;
  /** Whether the child was ill in the two weeks before. */
  ill?: boolean | null | undefined;
  /** Day of the measurement: from the child's birth to today. */
  measuredOn: string;
  /** Bilateral pitting oedema. */
  oedema?: boolean | null | undefined;
  /** How length or height was measured. */
  position?: MeasuringPosition | null | undefined;
  /** Global id of the posyandu where it was measured; when left out, the child's own, if that was open on the day. */
  posyanduId?: string | number | null | undefined;
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
  /** Key chosen by the client that makes a retry safe. */
  clientKey?: string | null | undefined;
  /** Global id of the family. */
  familyId: string | number;
  /** The father's height, 100 to 230 cm. */
  fatherHeightCm?: number | null | undefined;
  /** The mother's height, 100 to 210 cm. */
  motherHeightCm?: number | null | undefined;
  /** Full name, 1 to 100 characters. If a member of the family has this name, sex and birth date, the child is that member. */
  name: string;
  /** National identity number, if known. */
  nik?: string | null | undefined;
  /** Global id of the posyandu it goes to, one of the family's village. */
  posyanduId?: string | number | null | undefined;
  /** Sex: FEMALE or MALE. */
  sex: Sex;
};

/** A family to register. */
export type RegisterFamilyInput = {
  /** Children under five to put under growth monitoring; needs `children:write` or `children:register`. */
  children?: Array<HouseholdChildInput> | null | undefined;
  /** Key chosen by the client that makes a retry safe. */
  clientKey?: string | null | undefined;
  /** Number of the family card (Nomor KK), 16 digits; one family has it. */
  familyCard?: string | null | undefined;
  /** Head of the family. */
  head: PersonInput;
  /** Housing facts. */
  housing?: HousingInput | null | undefined;
  /** The other members. */
  members?: Array<PersonInput> | null | undefined;
  /** Whether the couple uses modern contraception; leave out if not known. */
  modernContraception?: boolean | null | undefined;
  /** RT number, 1 to 3 digits. */
  rt?: string | null | undefined;
  /** RW number, 1 to 3 digits. */
  rw?: string | null | undefined;
  /** Code of the village it lives in. */
  villageCode: string;
  /** Decile of household welfare, 1 poorest to 10. */
  welfareDecile?: number | null | undefined;
};

/** Sex as on the birth certificate; the WHO growth standards differ by sex. */
export type Sex =
  /** Perempuan. */
  | 'FEMALE'
  /** Laki-laki. */
  | 'MALE'
  /** Not known: of an adult whom a file names without the sex. A child has one. */
  | 'UNKNOWN';

/** Members who leave a family and form a new one. */
export type SplitFamilyInput = {
  /** Key chosen by the client that makes a retry safe. */
  clientKey?: string | null | undefined;
  /** Housing facts of the new family. */
  housing?: HousingInput | null | undefined;
  /** The members who leave, each with the relation to the head of the new family; exactly one of them is HEAD. The head of the family that they leave cannot leave it. */
  members: Array<MemberRelationInput>;
  /** Whether the couple of the new family uses modern contraception. */
  modernContraception?: boolean | null | undefined;
  /** Why, 1 to 1,000 characters. */
  reason: string;
  /** RT number, 1 to 3 digits; unchanged when left out. */
  rt?: string | null | undefined;
  /** RW number, 1 to 3 digits; unchanged when left out. */
  rw?: string | null | undefined;
  /** Decile of household welfare of the new family, 1 poorest to 10. */
  welfareDecile?: number | null | undefined;
};

/** Status of a step. */
export type StartUpStatus =
  /** Everything is recorded. */
  | 'DONE'
  /** Nothing is recorded. */
  | 'NOT_STARTED'
  /** Some of it is recorded; for K/0: the newest card is of an earlier year. */
  | 'STARTED';

/** The steps that a DASAR village begins with. */
export type StartUpStepKind =
  /** The K/0 register in SIGA, a card for each year. */
  | 'K0_REGISTER'
  /** Rumah DataKu, its house of micro data. */
  | 'RUMAH_DATAKU'
  /** The profile in the Web Kampung KB. */
  | 'WEB_PROFILE';

/** Which cases. Fields combine with AND, list values with OR. */
export type StuntingCaseFilter = {
  /** A regency, district or village and everything inside it. */
  area?: string | null | undefined;
  /** Triaged with at least one of these causes. */
  causes?: Array<StuntingCause> | null | undefined;
  /** Active, and opened more than this number of days ago. */
  openLongerThanDays?: number | null | undefined;
  /** True: active, and a proposed recovery waits for confirmation. False: all others. */
  recoveryProposed?: boolean | null | undefined;
  /** Status of the case. */
  status?: Array<CaseStatus> | null | undefined;
  /** True: no intervention is recorded. False: at least one is. */
  withoutIntervention?: boolean | null | undefined;
};

/** Causes of stunting: the three groups of the regency's survey. A child may have several. */
export type StuntingCause =
  /** The parents are short, and the family is not poor. */
  | 'FAMILIAL_SHORT_STATURE'
  /** The family is poor. */
  | 'POVERTY'
  /** The child is often ill. */
  | 'RECURRENT_ILLNESS';

/** Why a family is at risk of stunting (keluarga berisiko stunting), by BKKBN's Pendataan Keluarga. */
export type StuntingRiskReason =
  /** Terlalu dekat: children less than two years apart. */
  | 'BIRTHS_TOO_CLOSE'
  /** Terlalu tua: the wife, or a pregnant member, is 35 to 40. */
  | 'MOTHER_TOO_OLD'
  /** Terlalu muda: the wife, or a pregnant member, is under 20. */
  | 'MOTHER_TOO_YOUNG'
  /** A couple of fertile age without modern contraception. Also reported, but alone it does not put a family at risk. */
  | 'NO_MODERN_CONTRACEPTION'
  /** Welfare decile 1 to 4. Also reported, but alone it does not put a family at risk. */
  | 'POOR_WELFARE'
  /** Terlalu banyak: more than three children. */
  | 'TOO_MANY_CHILDREN'
  /** The house is not fit to live in (RTLH). Also reported, but alone it does not put a family at risk. */
  | 'UNFIT_HOUSING'
  /** No own latrine with septic tank. */
  | 'UNHEALTHY_LATRINE'
  /** No adequate main drinking water. */
  | 'UNSAFE_WATER';

/** Direction of a trend. */
export type TrendDirection =
  /** Falling: the slope is below minus twice its standard error. */
  | 'FALLING'
  /** Rising: the slope is more than twice its standard error. */
  | 'RISING'
  /** Neither rising nor falling. */
  | 'STEADY';

/** Legal form of a village. The last segment of its code begins with 2 for a desa and with 1 for a kelurahan. */
export type VillageKind =
  /** Rural village with its own government. */
  | 'DESA'
  /** Urban village, an office of the regency. */
  | 'KELURAHAN';

/** Why a measurement is voided. */
export type VoidMeasurementInput = {
  /** Key chosen by the client that makes a retry safe. */
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

export type PageOfAVillageQueryVariables = Exact<{
  village: string;
  today: string;
}>;


export type PageOfAVillageQuery = { village: { name: string, kampungKB: { class: KampungKbClass, demo: boolean, nextClass: { nextClass: KampungKbClass | null, classByScoring: KampungKbClass, indices: Array<{ index: ClassIndexKind, value: number, passes: boolean }>, missing: Array<{ title: string, value: string | null, score: number | null, toDo: string }> } | null, startUp: Array<{ step: StartUpStepKind, status: StartUpStatus, missing: Array<{ title: string }> }> } | null, families: { totalCount: number, nodes: Array<{ rt: string | null, rw: string | null, stuntingRisk: { reasons: Array<StuntingRiskReason> } }> }, stuntingCases: { totalCount: number, nodes: Array<{ status: CaseStatus, openedOn: string, outstanding: Array<ProgramKind> }> }, convergence: { score: number | null, gaps: Array<ProgramKind> }, programs: { totalCount: number, nodes: Array<{ program: { kind: ProgramKind, name: string, lead: { name: string, helix: Helix } } }> } } | null };

export type WatchAlertsOfOneDistrictSubscriptionVariables = Exact<{
  district: string;
  minSeverity?: AlertSeverity | null | undefined;
}>;


export type WatchAlertsOfOneDistrictSubscription = { stuntingAlerts: { type: AlertEventType, cursor: string, alert: { kind: AlertKind, severity: AlertSeverity, message: string, village: { name: string } } } };

export type OpenAlertsOfADistrictQueryVariables = Exact<{
  district: string;
  minSeverity?: AlertSeverity | null | undefined;
}>;


export type OpenAlertsOfADistrictQuery = { alerts: { totalCount: number, nodes: Array<{ kind: AlertKind, severity: AlertSeverity, raisedAt: string, message: string, village: { name: string }, child: { name: string, ageInMonths: number } | null }> } };

export type StuntedAndWithoutAnyProgramQueryVariables = Exact<{
  area: string;
}>;


export type StuntedAndWithoutAnyProgramQuery = { families: { totalCount: number, nodes: Array<{ rt: string | null, rw: string | null, welfareDecile: number | null, unmetNeeds: Array<ProgramKind>, village: { name: string }, head: { name: string }, children: Array<{ name: string, ageInMonths: number, stuntingCase: { status: CaseStatus, openedOn: string } | null }> }> } };

export type SeverelyStuntedChildrenQueryVariables = Exact<{
  area: string;
}>;


export type SeverelyStuntedChildrenQuery = { children: { totalCount: number, nodes: Array<{ name: string, sex: Sex, ageInMonths: number, village: { name: string }, latestMeasurement: { measuredOn: string, heightCm: number | null, assessment: { heightForAge: { value: number, category: NutritionCategory | null } | null } } | null }> } };

export type WastedChildrenQueryVariables = Exact<{
  area: string;
}>;


export type WastedChildrenQuery = { children: { totalCount: number, nodes: Array<{ name: string, ageInMonths: number, village: { name: string, district: { name: string } }, latestMeasurement: { measuredOn: string, weightKg: number | null, oedema: boolean, assessment: { weightForHeight: { value: number, category: NutritionCategory | null } | null } } | null }> } };

export type MeasuredLongestAgoQueryVariables = Exact<{
  village: string;
}>;


export type MeasuredLongestAgoQuery = { village: { name: string, children: { totalCount: number, nodes: Array<{ name: string, ageInMonths: number, latestMeasurement: { measuredOn: string, weightTrend: WeightTrend | null } | null }> } } | null };

export type CasesToTriageQueryVariables = Exact<{
  area: string;
}>;


export type CasesToTriageQuery = { stuntingCases: { totalCount: number, nodes: Array<{ id: string, openedOn: string, child: { name: string, ageInMonths: number }, suggestedCauses: Array<{ cause: StuntingCause, evidence: Array<string> }> }> } };

export type AssessAMeasurementQueryVariables = Exact<{
  input: GrowthInput;
}>;


export type AssessAMeasurementQuery = { assessGrowth: { stunted: boolean, wasted: boolean, underweight: boolean, heightForAge: { value: number, category: NutritionCategory | null } | null, weightForAge: { value: number, category: NutritionCategory | null } | null, weightForHeight: { value: number, category: NutritionCategory | null } | null } };

export type VisitRoundQueryVariables = Exact<{
  village: string;
}>;


export type VisitRoundQuery = { families: { totalCount: number, nodes: Array<{ rw: string | null, rt: string | null, welfareDecile: number | null, head: { name: string }, stuntingRisk: { reasons: Array<StuntingRiskReason> } }> } };

export type ExpectingAndAtRiskQueryVariables = Exact<{
  area: string;
}>;


export type ExpectingAndAtRiskQuery = { families: { totalCount: number, nodes: Array<{ welfareDecile: number | null, unmetNeeds: Array<ProgramKind>, village: { name: string, district: { name: string } }, stuntingRisk: { reasons: Array<StuntingRiskReason> } }> } };

export type FamiliesLackingAProgramQueryVariables = Exact<{
  area: string;
  kind: ProgramKind;
}>;


export type FamiliesLackingAProgramQuery = { families: { totalCount: number, nodes: Array<{ rt: string | null, rw: string | null, welfareDecile: number | null, village: { name: string }, housing: { safeDrinkingWater: boolean | null, healthyLatrine: boolean | null } }> } };

export type WhereProgramsDoNotReachQueryVariables = Exact<{
  regency: string;
}>;


export type WhereProgramsDoNotReachQuery = { regency: { districts: Array<{ code: string, name: string, convergence: { score: number | null, gaps: Array<ProgramKind> } }> } | null };

export type CoverageOfProgramsQueryVariables = Exact<{
  area: string;
  kinds?: Array<ProgramKind> | ProgramKind | null | undefined;
}>;


export type CoverageOfProgramsQuery = { programs: { totalCount: number, nodes: Array<{ kind: ProgramKind, name: string, lead: { name: string, helix: Helix }, coverage: { eligible: number, enrolled: number, ratio: number | null } }> } };

export type ReachOfPartnersQueryVariables = Exact<{
  first: number;
}>;


export type ReachOfPartnersQuery = { partners: { totalCount: number, nodes: Array<{ name: string, helix: Helix, demo: boolean, reach: { families: number, children: number } }> } };

export type ClassesByDistrictQueryVariables = Exact<{
  regency: string;
}>;


export type ClassesByDistrictQuery = { regency: { districts: Array<{ code: string, name: string, classTotals: { dasar: number, berkembang: number, mandiri: number, berkelanjutan: number, undeclared: number, demo: boolean } }> } | null };

export type WhereDidStuntingRiseQueryVariables = Exact<{
  regency: string;
  from: string;
  to: string;
}>;


export type WhereDidStuntingRiseQuery = { regency: { districts: Array<{ code: string, name: string, indicators: Array<{ trend: { direction: TrendDirection, perMonth: number } | null, points: Array<{ month: string, value: number | null, numerator: number | null, denominator: number | null }> }> }> } | null };

export type StuntingPrevalenceByDistrictQueryVariables = Exact<{
  areas: Array<string> | string;
  from: string;
  to: string;
}>;


export type StuntingPrevalenceByDistrictQuery = { indicators: Array<{ area:
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
    , points: Array<{ month: string, value: number | null, numerator: number | null, denominator: number | null, confidenceInterval: { low: number, high: number } | null, rank: { position: number, among: number } | null }> }> };

export type RumahDataKuOfAVillageQueryVariables = Exact<{
  village: string;
  keys?: Array<IndicatorKey> | IndicatorKey | null | undefined;
  from: string;
  to: string;
}>;


export type RumahDataKuOfAVillageQuery = { village: { name: string, indicators: Array<{ key: IndicatorKey, points: Array<{ month: string, value: number | null, numerator: number | null, denominator: number | null, suppressed: boolean }> }> } | null };

export type StuntedChildrenByAreaAndGroupQueryVariables = Exact<{
  area: string;
  by?: Array<CountGroup> | CountGroup | null | undefined;
}>;


export type StuntedChildrenByAreaAndGroupQuery = { childCounts: Array<{ group: IndicatorGroup | null, month: string | null, count: number | null, publishedOn: string | null, area:
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
     }> };

export type FamiliesByProgramQueryVariables = Exact<{
  area: string;
  of?: FamilyCount | null | undefined;
  by?: Array<CountGroup> | CountGroup | null | undefined;
}>;


export type FamiliesByProgramQuery = { familyCounts: Array<{ program: ProgramKind | null, count: number | null, publishedOn: string | null, area:
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
     }> };

export type OpenCasesByCauseQueryVariables = Exact<{
  area: string;
  by?: Array<CountGroup> | CountGroup | null | undefined;
}>;


export type OpenCasesByCauseQuery = { caseCounts: Array<{ cause: StuntingCause | null, count: number | null, publishedOn: string | null, area:
      | { code: string, name: string }
      | { code: string, name: string }
      | { code: string, name: string }
     }> };

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

export type WholeFamilyFragment = { id: string, rt: string | null, rw: string | null, welfareDecile: number | null, modernContraception: boolean | null, village: { code: string }, housing: { habitable: boolean | null, safeDrinkingWater: boolean | null, healthyLatrine: boolean | null, cleanSurroundings: boolean | null }, head: { id: string, name: string }, members: Array<{ id: string, name: string, nik: string | null, sex: Sex, bornOn: string | null, relation: FamilyRelation, cohorts: Array<Cohort> }>, children: Array<{ id: string, name: string }>, stuntingRisk: { atRisk: boolean, reasons: Array<StuntingRiskReason> }, history: { nodes: Array<{ id: string, kind: FamilyChangeKind, happenedOn: string | null, removal: MemberRemoval | null, ofDuplicate: boolean, reason: string | null, recordedBy: string, person: { id: string } | null, otherFamily: { id: string } | null, fields: Array<{ field: string, before: string | null, after: string | null }> }> } };

export type RegisterFamilyMutationVariables = Exact<{
  input: RegisterFamilyInput;
}>;


export type RegisterFamilyMutation = { registerFamily: { id: string, rt: string | null, rw: string | null, welfareDecile: number | null, modernContraception: boolean | null, village: { code: string }, housing: { habitable: boolean | null, safeDrinkingWater: boolean | null, healthyLatrine: boolean | null, cleanSurroundings: boolean | null }, head: { id: string, name: string }, members: Array<{ id: string, name: string, nik: string | null, sex: Sex, bornOn: string | null, relation: FamilyRelation, cohorts: Array<Cohort> }>, children: Array<{ id: string, name: string }>, stuntingRisk: { atRisk: boolean, reasons: Array<StuntingRiskReason> }, history: { nodes: Array<{ id: string, kind: FamilyChangeKind, happenedOn: string | null, removal: MemberRemoval | null, ofDuplicate: boolean, reason: string | null, recordedBy: string, person: { id: string } | null, otherFamily: { id: string } | null, fields: Array<{ field: string, before: string | null, after: string | null }> }> } } };

export type FamilyByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type FamilyByIdQuery = { node:
    | { id: string, rt: string | null, rw: string | null, welfareDecile: number | null, modernContraception: boolean | null, village: { code: string }, housing: { habitable: boolean | null, safeDrinkingWater: boolean | null, healthyLatrine: boolean | null, cleanSurroundings: boolean | null }, head: { id: string, name: string }, members: Array<{ id: string, name: string, nik: string | null, sex: Sex, bornOn: string | null, relation: FamilyRelation, cohorts: Array<Cohort> }>, children: Array<{ id: string, name: string }>, stuntingRisk: { atRisk: boolean, reasons: Array<StuntingRiskReason> }, history: { nodes: Array<{ id: string, kind: FamilyChangeKind, happenedOn: string | null, removal: MemberRemoval | null, ofDuplicate: boolean, reason: string | null, recordedBy: string, person: { id: string } | null, otherFamily: { id: string } | null, fields: Array<{ field: string, before: string | null, after: string | null }> }> } }
    | Record<PropertyKey, never>
   | null };

export type ChangeFamilyMutationVariables = Exact<{
  id: string | number;
  input: ChangeFamilyInput;
}>;


export type ChangeFamilyMutation = { changeFamily: { id: string, rt: string | null, rw: string | null, welfareDecile: number | null, modernContraception: boolean | null, village: { code: string }, housing: { habitable: boolean | null, safeDrinkingWater: boolean | null, healthyLatrine: boolean | null, cleanSurroundings: boolean | null }, head: { id: string, name: string }, members: Array<{ id: string, name: string, nik: string | null, sex: Sex, bornOn: string | null, relation: FamilyRelation, cohorts: Array<Cohort> }>, children: Array<{ id: string, name: string }>, stuntingRisk: { atRisk: boolean, reasons: Array<StuntingRiskReason> }, history: { nodes: Array<{ id: string, kind: FamilyChangeKind, happenedOn: string | null, removal: MemberRemoval | null, ofDuplicate: boolean, reason: string | null, recordedBy: string, person: { id: string } | null, otherFamily: { id: string } | null, fields: Array<{ field: string, before: string | null, after: string | null }> }> } } };

export type ChangeFamilyHeadMutationVariables = Exact<{
  id: string | number;
  members: Array<MemberRelationInput> | MemberRelationInput;
}>;


export type ChangeFamilyHeadMutation = { changeFamilyHead: { id: string, rt: string | null, rw: string | null, welfareDecile: number | null, modernContraception: boolean | null, village: { code: string }, housing: { habitable: boolean | null, safeDrinkingWater: boolean | null, healthyLatrine: boolean | null, cleanSurroundings: boolean | null }, head: { id: string, name: string }, members: Array<{ id: string, name: string, nik: string | null, sex: Sex, bornOn: string | null, relation: FamilyRelation, cohorts: Array<Cohort> }>, children: Array<{ id: string, name: string }>, stuntingRisk: { atRisk: boolean, reasons: Array<StuntingRiskReason> }, history: { nodes: Array<{ id: string, kind: FamilyChangeKind, happenedOn: string | null, removal: MemberRemoval | null, ofDuplicate: boolean, reason: string | null, recordedBy: string, person: { id: string } | null, otherFamily: { id: string } | null, fields: Array<{ field: string, before: string | null, after: string | null }> }> } } };

export type AddFamilyMemberMutationVariables = Exact<{
  familyId: string | number;
  input: AddFamilyMemberInput;
}>;


export type AddFamilyMemberMutation = { addFamilyMember: { id: string, relation: FamilyRelation, cohorts: Array<Cohort> } };

export type ChangeFamilyMemberMutationVariables = Exact<{
  id: string | number;
  input: ChangeFamilyMemberInput;
}>;


export type ChangeFamilyMemberMutation = { changeFamilyMember: { id: string, relation: FamilyRelation, cohorts: Array<Cohort> } };

export type RemoveFamilyMemberMutationVariables = Exact<{
  id: string | number;
  removal: MemberRemoval;
  note?: string | null | undefined;
}>;


export type RemoveFamilyMemberMutation = { removeFamilyMember: { id: string, rt: string | null, rw: string | null, welfareDecile: number | null, modernContraception: boolean | null, village: { code: string }, housing: { habitable: boolean | null, safeDrinkingWater: boolean | null, healthyLatrine: boolean | null, cleanSurroundings: boolean | null }, head: { id: string, name: string }, members: Array<{ id: string, name: string, nik: string | null, sex: Sex, bornOn: string | null, relation: FamilyRelation, cohorts: Array<Cohort> }>, children: Array<{ id: string, name: string }>, stuntingRisk: { atRisk: boolean, reasons: Array<StuntingRiskReason> }, history: { nodes: Array<{ id: string, kind: FamilyChangeKind, happenedOn: string | null, removal: MemberRemoval | null, ofDuplicate: boolean, reason: string | null, recordedBy: string, person: { id: string } | null, otherFamily: { id: string } | null, fields: Array<{ field: string, before: string | null, after: string | null }> }> } } };

export type MergeFamiliesMutationVariables = Exact<{
  keepId: string | number;
  mergeId: string | number;
  reason: string;
}>;


export type MergeFamiliesMutation = { mergeFamilies: { id: string, rt: string | null, rw: string | null, welfareDecile: number | null, modernContraception: boolean | null, village: { code: string }, housing: { habitable: boolean | null, safeDrinkingWater: boolean | null, healthyLatrine: boolean | null, cleanSurroundings: boolean | null }, head: { id: string, name: string }, members: Array<{ id: string, name: string, nik: string | null, sex: Sex, bornOn: string | null, relation: FamilyRelation, cohorts: Array<Cohort> }>, children: Array<{ id: string, name: string }>, stuntingRisk: { atRisk: boolean, reasons: Array<StuntingRiskReason> }, history: { nodes: Array<{ id: string, kind: FamilyChangeKind, happenedOn: string | null, removal: MemberRemoval | null, ofDuplicate: boolean, reason: string | null, recordedBy: string, person: { id: string } | null, otherFamily: { id: string } | null, fields: Array<{ field: string, before: string | null, after: string | null }> }> } } };

export type SplitFamilyMutationVariables = Exact<{
  id: string | number;
  input: SplitFamilyInput;
}>;


export type SplitFamilyMutation = { splitFamily: { id: string, rt: string | null, rw: string | null, welfareDecile: number | null, modernContraception: boolean | null, village: { code: string }, housing: { habitable: boolean | null, safeDrinkingWater: boolean | null, healthyLatrine: boolean | null, cleanSurroundings: boolean | null }, head: { id: string, name: string }, members: Array<{ id: string, name: string, nik: string | null, sex: Sex, bornOn: string | null, relation: FamilyRelation, cohorts: Array<Cohort> }>, children: Array<{ id: string, name: string }>, stuntingRisk: { atRisk: boolean, reasons: Array<StuntingRiskReason> }, history: { nodes: Array<{ id: string, kind: FamilyChangeKind, happenedOn: string | null, removal: MemberRemoval | null, ofDuplicate: boolean, reason: string | null, recordedBy: string, person: { id: string } | null, otherFamily: { id: string } | null, fields: Array<{ field: string, before: string | null, after: string | null }> }> } } };

export type MoveFamilyMutationVariables = Exact<{
  id: string | number;
  input: MoveFamilyInput;
}>;


export type MoveFamilyMutation = { moveFamily: { id: string, rt: string | null, rw: string | null, welfareDecile: number | null, modernContraception: boolean | null, village: { code: string }, housing: { habitable: boolean | null, safeDrinkingWater: boolean | null, healthyLatrine: boolean | null, cleanSurroundings: boolean | null }, head: { id: string, name: string }, members: Array<{ id: string, name: string, nik: string | null, sex: Sex, bornOn: string | null, relation: FamilyRelation, cohorts: Array<Cohort> }>, children: Array<{ id: string, name: string }>, stuntingRisk: { atRisk: boolean, reasons: Array<StuntingRiskReason> }, history: { nodes: Array<{ id: string, kind: FamilyChangeKind, happenedOn: string | null, removal: MemberRemoval | null, ofDuplicate: boolean, reason: string | null, recordedBy: string, person: { id: string } | null, otherFamily: { id: string } | null, fields: Array<{ field: string, before: string | null, after: string | null }> }> } } };

export type FamiliesToVisitQueryVariables = Exact<{
  filter?: FamilyFilter | null | undefined;
  orderBy?: FamilyOrder | null | undefined;
}>;


export type FamiliesToVisitQuery = { families: { totalCount: number, nodes: Array<{ id: string, rw: string | null, rt: string | null }> } };

export const WholeCaseFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeCase"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StuntingCase"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"closedOn"}},{"kind":"Field","name":{"kind":"Name","value":"openedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"causes"}},{"kind":"Field","name":{"kind":"Name","value":"recoveryProposedOn"}},{"kind":"Field","name":{"kind":"Name","value":"firstInterventionOn"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedCauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recommended"}},{"kind":"Field","name":{"kind":"Name","value":"outstanding"}},{"kind":"Field","name":{"kind":"Name","value":"interventions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"service"}},{"kind":"Field","name":{"kind":"Name","value":"providedOn"}},{"kind":"Field","name":{"kind":"Name","value":"enrolment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"causes"}},{"kind":"Field","name":{"kind":"Name","value":"measurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"intervention"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<WholeCaseFragment, unknown>;
export const WholeFamilyFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFamily"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Family"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rt"}},{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"modernContraception"}},{"kind":"Field","name":{"kind":"Name","value":"housing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"habitable"}},{"kind":"Field","name":{"kind":"Name","value":"safeDrinkingWater"}},{"kind":"Field","name":{"kind":"Name","value":"healthyLatrine"}},{"kind":"Field","name":{"kind":"Name","value":"cleanSurroundings"}}]}},{"kind":"Field","name":{"kind":"Name","value":"head"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nik"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"bornOn"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"cohorts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stuntingRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atRisk"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"happenedOn"}},{"kind":"Field","name":{"kind":"Name","value":"removal"}},{"kind":"Field","name":{"kind":"Name","value":"ofDuplicate"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"otherFamily"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WholeFamilyFragment, unknown>;
export const VillagesOfTheRegencyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VillagesOfTheRegency"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"villages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"NAME"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"district"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kampungKB"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"declaredOn"}},{"kind":"Field","name":{"kind":"Name","value":"demo"}}]}}]}}]}}]}}]} as unknown as DocumentNode<VillagesOfTheRegencyQuery, VillagesOfTheRegencyQueryVariables>;
export const StuntedChildrenOfAVillageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StuntedChildrenOfAVillage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"village"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"village"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"village"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"children"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"stunted"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"LATEST_HEIGHT_FOR_AGE"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ageInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"latestMeasurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measuredOn"}},{"kind":"Field","name":{"kind":"Name","value":"heightCm"}},{"kind":"Field","name":{"kind":"Name","value":"weightKg"}},{"kind":"Field","name":{"kind":"Name","value":"assessment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heightForAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightForHeight"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"family"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"enrolments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endedOn"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<StuntedChildrenOfAVillageQuery, StuntedChildrenOfAVillageQueryVariables>;
export const WatchStuntingAlertsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchStuntingAlerts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stuntingAlerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"alert"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"EnumValue","value":"EN"}}]},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"child"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WatchStuntingAlertsSubscription, WatchStuntingAlertsSubscriptionVariables>;
export const RecordAMeasurementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordAMeasurement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordMeasurementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordMeasurement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measuredOn"}},{"kind":"Field","name":{"kind":"Name","value":"ageInDays"}},{"kind":"Field","name":{"kind":"Name","value":"assessment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heightForAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightForHeight"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightTrend"}},{"kind":"Field","name":{"kind":"Name","value":"child"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"stuntingCase"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"suggestedCauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<RecordAMeasurementMutation, RecordAMeasurementMutationVariables>;
export const ForgottenCasesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ForgottenCases"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"days"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stuntingCases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"openLongerThanDays"},"value":{"kind":"Variable","name":{"kind":"Name","value":"days"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"withoutIntervention"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"child"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ageInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"district"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"suggestedCauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ForgottenCasesQuery, ForgottenCasesQueryVariables>;
export const GrowthChartOfAChildDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GrowthChartOfAChild"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"child"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"child"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Child"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"growthChart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"indicator"},"value":{"kind":"EnumValue","value":"HEIGHT_FOR_AGE"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measuredOn"}},{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"zScore"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"reference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"axis"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"stretches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"every"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"x"}},{"kind":"Field","name":{"kind":"Name","value":"minus3"}},{"kind":"Field","name":{"kind":"Name","value":"minus2"}},{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"plus2"}},{"kind":"Field","name":{"kind":"Name","value":"plus3"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<GrowthChartOfAChildQuery, GrowthChartOfAChildQueryVariables>;
export const PageOfAVillageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PageOfAVillage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"village"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"today"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"village"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"village"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kampungKB"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"demo"}},{"kind":"Field","name":{"kind":"Name","value":"nextClass"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nextClass"}},{"kind":"Field","name":{"kind":"Name","value":"classByScoring"}},{"kind":"Field","name":{"kind":"Name","value":"indices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"index"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"passes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"toDo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"startUp"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"families"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"atRisk"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rt"}},{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"stuntingRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"stuntingCases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPEN"},{"kind":"EnumValue","value":"TRIAGED"},{"kind":"EnumValue","value":"IN_INTERVENTION"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"outstanding"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"convergence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"gaps"}}]}},{"kind":"Field","name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"activeOn"},"value":{"kind":"Variable","name":{"kind":"Name","value":"today"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"program"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"helix"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PageOfAVillageQuery, PageOfAVillageQueryVariables>;
export const WatchAlertsOfOneDistrictDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WatchAlertsOfOneDistrict"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"district"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minSeverity"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertSeverity"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stuntingAlerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"district"}}},{"kind":"Argument","name":{"kind":"Name","value":"minSeverity"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minSeverity"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"alert"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"EnumValue","value":"EN"}}]},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WatchAlertsOfOneDistrictSubscription, WatchAlertsOfOneDistrictSubscriptionVariables>;
export const OpenAlertsOfADistrictDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OpenAlertsOfADistrict"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"district"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"minSeverity"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AlertSeverity"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alerts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"district"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPEN"}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"minSeverity"},"value":{"kind":"Variable","name":{"kind":"Name","value":"minSeverity"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"raisedAt"}},{"kind":"Field","name":{"kind":"Name","value":"message"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"EnumValue","value":"EN"}}]},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"child"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ageInMonths"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OpenAlertsOfADistrictQuery, OpenAlertsOfADistrictQueryVariables>;
export const StuntedAndWithoutAnyProgramDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StuntedAndWithoutAnyProgram"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"families"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"openCase"},"value":{"kind":"BooleanValue","value":true}},{"kind":"ObjectField","name":{"kind":"Name","value":"withoutProgram"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"WELFARE_DECILE"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rt"}},{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"head"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"unmetNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ageInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"stuntingCase"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<StuntedAndWithoutAnyProgramQuery, StuntedAndWithoutAnyProgramQueryVariables>;
export const SeverelyStuntedChildrenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SeverelyStuntedChildren"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"children"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"severelyStunted"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"LATEST_HEIGHT_FOR_AGE"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"ageInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestMeasurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measuredOn"}},{"kind":"Field","name":{"kind":"Name","value":"heightCm"}},{"kind":"Field","name":{"kind":"Name","value":"assessment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heightForAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<SeverelyStuntedChildrenQuery, SeverelyStuntedChildrenQueryVariables>;
export const WastedChildrenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WastedChildren"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"children"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"wasted"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"LATEST_WEIGHT_FOR_HEIGHT"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ageInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"district"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"latestMeasurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measuredOn"}},{"kind":"Field","name":{"kind":"Name","value":"weightKg"}},{"kind":"Field","name":{"kind":"Name","value":"oedema"}},{"kind":"Field","name":{"kind":"Name","value":"assessment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"weightForHeight"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WastedChildrenQuery, WastedChildrenQueryVariables>;
export const MeasuredLongestAgoDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MeasuredLongestAgo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"village"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"village"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"village"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"children"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"maxAgeMonths"},"value":{"kind":"IntValue","value":"59"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"LAST_MEASURED_ON"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ageInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"latestMeasurement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"measuredOn"}},{"kind":"Field","name":{"kind":"Name","value":"weightTrend"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MeasuredLongestAgoQuery, MeasuredLongestAgoQueryVariables>;
export const CasesToTriageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CasesToTriage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stuntingCases"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"OPEN"}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"openedOn"}},{"kind":"Field","name":{"kind":"Name","value":"child"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"ageInMonths"}}]}},{"kind":"Field","name":{"kind":"Name","value":"suggestedCauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CasesToTriageQuery, CasesToTriageQueryVariables>;
export const AssessAMeasurementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AssessAMeasurement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GrowthInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assessGrowth"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"heightForAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightForAge"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}},{"kind":"Field","name":{"kind":"Name","value":"weightForHeight"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"category"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stunted"}},{"kind":"Field","name":{"kind":"Name","value":"wasted"}},{"kind":"Field","name":{"kind":"Name","value":"underweight"}}]}}]}}]} as unknown as DocumentNode<AssessAMeasurementQuery, AssessAMeasurementQueryVariables>;
export const VisitRoundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VisitRound"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"village"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"families"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"village"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"atRisk"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"ADDRESS"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"rt"}},{"kind":"Field","name":{"kind":"Name","value":"head"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"stuntingRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}}]}}]}}]}}]} as unknown as DocumentNode<VisitRoundQuery, VisitRoundQueryVariables>;
export const ExpectingAndAtRiskDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExpectingAndAtRisk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"families"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"cohort"},"value":{"kind":"EnumValue","value":"IBU_HAMIL"}},{"kind":"ObjectField","name":{"kind":"Name","value":"atRisk"},"value":{"kind":"BooleanValue","value":true}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"WELFARE_DECILE"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"district"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"stuntingRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unmetNeeds"}}]}}]}}]}}]} as unknown as DocumentNode<ExpectingAndAtRiskQuery, ExpectingAndAtRiskQueryVariables>;
export const FamiliesLackingAProgramDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FamiliesLackingAProgram"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProgramKind"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"families"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"lackingProgram"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"WELFARE_DECILE"}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rt"}},{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"housing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"safeDrinkingWater"}},{"kind":"Field","name":{"kind":"Name","value":"healthyLatrine"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FamiliesLackingAProgramQuery, FamiliesLackingAProgramQueryVariables>;
export const WhereProgramsDoNotReachDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhereProgramsDoNotReach"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"regency"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"regency"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"regency"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"districts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"convergence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"gaps"}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhereProgramsDoNotReachQuery, WhereProgramsDoNotReachQueryVariables>;
export const CoverageOfProgramsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoverageOfPrograms"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProgramKind"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"programs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"kinds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kinds"}}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"helix"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coverage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"eligible"}},{"kind":"Field","name":{"kind":"Name","value":"enrolled"}},{"kind":"Field","name":{"kind":"Name","value":"ratio"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CoverageOfProgramsQuery, CoverageOfProgramsQueryVariables>;
export const ReachOfPartnersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReachOfPartners"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partners"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"helix"}},{"kind":"Field","name":{"kind":"Name","value":"demo"}},{"kind":"Field","name":{"kind":"Name","value":"reach"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"families"}},{"kind":"Field","name":{"kind":"Name","value":"children"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ReachOfPartnersQuery, ReachOfPartnersQueryVariables>;
export const ClassesByDistrictDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClassesByDistrict"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"regency"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"regency"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"regency"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"districts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"classTotals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dasar"}},{"kind":"Field","name":{"kind":"Name","value":"berkembang"}},{"kind":"Field","name":{"kind":"Name","value":"mandiri"}},{"kind":"Field","name":{"kind":"Name","value":"berkelanjutan"}},{"kind":"Field","name":{"kind":"Name","value":"undeclared"}},{"kind":"Field","name":{"kind":"Name","value":"demo"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ClassesByDistrictQuery, ClassesByDistrictQueryVariables>;
export const WhereDidStuntingRiseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhereDidStuntingRise"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"regency"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"regency"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"regency"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"districts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"indicators"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"keys"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"STUNTING_PREVALENCE"}]}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trend"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"perMonth"}}]}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhereDidStuntingRiseQuery, WhereDidStuntingRiseQueryVariables>;
export const StuntingPrevalenceByDistrictDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StuntingPrevalenceByDistrict"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"areas"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"indicators"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"areas"},"value":{"kind":"Variable","name":{"kind":"Name","value":"areas"}}},{"kind":"Argument","name":{"kind":"Name","value":"keys"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"STUNTING_PREVALENCE"}]}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"confidenceInterval"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"high"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rank"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"among"}}]}}]}}]}}]}}]} as unknown as DocumentNode<StuntingPrevalenceByDistrictQuery, StuntingPrevalenceByDistrictQueryVariables>;
export const RumahDataKuOfAVillageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RumahDataKuOfAVillage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"village"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"keys"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IndicatorKey"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Month"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"village"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"village"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"indicators"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"keys"},"value":{"kind":"Variable","name":{"kind":"Name","value":"keys"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"numerator"}},{"kind":"Field","name":{"kind":"Name","value":"denominator"}},{"kind":"Field","name":{"kind":"Name","value":"suppressed"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RumahDataKuOfAVillageQuery, RumahDataKuOfAVillageQueryVariables>;
export const StuntedChildrenByAreaAndGroupDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StuntedChildrenByAreaAndGroup"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CountGroup"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"childCounts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"Argument","name":{"kind":"Name","value":"of"},"value":{"kind":"EnumValue","value":"STUNTED"}},{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"group"}},{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"publishedOn"}}]}}]}}]} as unknown as DocumentNode<StuntedChildrenByAreaAndGroupQuery, StuntedChildrenByAreaAndGroupQueryVariables>;
export const FamiliesByProgramDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FamiliesByProgram"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"of"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FamilyCount"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CountGroup"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"familyCounts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"Argument","name":{"kind":"Name","value":"of"},"value":{"kind":"Variable","name":{"kind":"Name","value":"of"}}},{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"program"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"publishedOn"}}]}}]}}]} as unknown as DocumentNode<FamiliesByProgramQuery, FamiliesByProgramQueryVariables>;
export const OpenCasesByCauseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OpenCasesByCause"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"area"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AreaCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CountGroup"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseCounts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"area"},"value":{"kind":"Variable","name":{"kind":"Name","value":"area"}}},{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"area"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"publishedOn"}}]}}]}}]} as unknown as DocumentNode<OpenCasesByCauseQuery, OpenCasesByCauseQueryVariables>;
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
export const RegisterFamilyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterFamily"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterFamilyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registerFamily"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFamily"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFamily"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Family"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rt"}},{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"modernContraception"}},{"kind":"Field","name":{"kind":"Name","value":"housing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"habitable"}},{"kind":"Field","name":{"kind":"Name","value":"safeDrinkingWater"}},{"kind":"Field","name":{"kind":"Name","value":"healthyLatrine"}},{"kind":"Field","name":{"kind":"Name","value":"cleanSurroundings"}}]}},{"kind":"Field","name":{"kind":"Name","value":"head"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nik"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"bornOn"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"cohorts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stuntingRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atRisk"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"happenedOn"}},{"kind":"Field","name":{"kind":"Name","value":"removal"}},{"kind":"Field","name":{"kind":"Name","value":"ofDuplicate"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"otherFamily"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RegisterFamilyMutation, RegisterFamilyMutationVariables>;
export const FamilyByIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FamilyById"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFamily"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFamily"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Family"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rt"}},{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"modernContraception"}},{"kind":"Field","name":{"kind":"Name","value":"housing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"habitable"}},{"kind":"Field","name":{"kind":"Name","value":"safeDrinkingWater"}},{"kind":"Field","name":{"kind":"Name","value":"healthyLatrine"}},{"kind":"Field","name":{"kind":"Name","value":"cleanSurroundings"}}]}},{"kind":"Field","name":{"kind":"Name","value":"head"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nik"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"bornOn"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"cohorts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stuntingRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atRisk"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"happenedOn"}},{"kind":"Field","name":{"kind":"Name","value":"removal"}},{"kind":"Field","name":{"kind":"Name","value":"ofDuplicate"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"otherFamily"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FamilyByIdQuery, FamilyByIdQueryVariables>;
export const ChangeFamilyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeFamily"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeFamilyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeFamily"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFamily"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFamily"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Family"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rt"}},{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"modernContraception"}},{"kind":"Field","name":{"kind":"Name","value":"housing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"habitable"}},{"kind":"Field","name":{"kind":"Name","value":"safeDrinkingWater"}},{"kind":"Field","name":{"kind":"Name","value":"healthyLatrine"}},{"kind":"Field","name":{"kind":"Name","value":"cleanSurroundings"}}]}},{"kind":"Field","name":{"kind":"Name","value":"head"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nik"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"bornOn"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"cohorts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stuntingRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atRisk"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"happenedOn"}},{"kind":"Field","name":{"kind":"Name","value":"removal"}},{"kind":"Field","name":{"kind":"Name","value":"ofDuplicate"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"otherFamily"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChangeFamilyMutation, ChangeFamilyMutationVariables>;
export const ChangeFamilyHeadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeFamilyHead"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"members"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MemberRelationInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeFamilyHead"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"members"},"value":{"kind":"Variable","name":{"kind":"Name","value":"members"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFamily"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFamily"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Family"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rt"}},{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"modernContraception"}},{"kind":"Field","name":{"kind":"Name","value":"housing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"habitable"}},{"kind":"Field","name":{"kind":"Name","value":"safeDrinkingWater"}},{"kind":"Field","name":{"kind":"Name","value":"healthyLatrine"}},{"kind":"Field","name":{"kind":"Name","value":"cleanSurroundings"}}]}},{"kind":"Field","name":{"kind":"Name","value":"head"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nik"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"bornOn"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"cohorts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stuntingRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atRisk"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"happenedOn"}},{"kind":"Field","name":{"kind":"Name","value":"removal"}},{"kind":"Field","name":{"kind":"Name","value":"ofDuplicate"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"otherFamily"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChangeFamilyHeadMutation, ChangeFamilyHeadMutationVariables>;
export const AddFamilyMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddFamilyMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"familyId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddFamilyMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addFamilyMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"familyId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"familyId"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"cohorts"}}]}}]}}]} as unknown as DocumentNode<AddFamilyMemberMutation, AddFamilyMemberMutationVariables>;
export const ChangeFamilyMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeFamilyMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeFamilyMemberInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeFamilyMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"cohorts"}}]}}]}}]} as unknown as DocumentNode<ChangeFamilyMemberMutation, ChangeFamilyMemberMutationVariables>;
export const RemoveFamilyMemberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveFamilyMember"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"removal"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MemberRemoval"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"note"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeFamilyMember"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"removal"},"value":{"kind":"Variable","name":{"kind":"Name","value":"removal"}}},{"kind":"Argument","name":{"kind":"Name","value":"note"},"value":{"kind":"Variable","name":{"kind":"Name","value":"note"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFamily"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFamily"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Family"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rt"}},{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"modernContraception"}},{"kind":"Field","name":{"kind":"Name","value":"housing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"habitable"}},{"kind":"Field","name":{"kind":"Name","value":"safeDrinkingWater"}},{"kind":"Field","name":{"kind":"Name","value":"healthyLatrine"}},{"kind":"Field","name":{"kind":"Name","value":"cleanSurroundings"}}]}},{"kind":"Field","name":{"kind":"Name","value":"head"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nik"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"bornOn"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"cohorts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stuntingRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atRisk"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"happenedOn"}},{"kind":"Field","name":{"kind":"Name","value":"removal"}},{"kind":"Field","name":{"kind":"Name","value":"ofDuplicate"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"otherFamily"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RemoveFamilyMemberMutation, RemoveFamilyMemberMutationVariables>;
export const MergeFamiliesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MergeFamilies"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"keepId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"mergeId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mergeFamilies"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"keepId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"keepId"}}},{"kind":"Argument","name":{"kind":"Name","value":"mergeId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"mergeId"}}},{"kind":"Argument","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFamily"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFamily"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Family"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rt"}},{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"modernContraception"}},{"kind":"Field","name":{"kind":"Name","value":"housing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"habitable"}},{"kind":"Field","name":{"kind":"Name","value":"safeDrinkingWater"}},{"kind":"Field","name":{"kind":"Name","value":"healthyLatrine"}},{"kind":"Field","name":{"kind":"Name","value":"cleanSurroundings"}}]}},{"kind":"Field","name":{"kind":"Name","value":"head"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nik"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"bornOn"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"cohorts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stuntingRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atRisk"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"happenedOn"}},{"kind":"Field","name":{"kind":"Name","value":"removal"}},{"kind":"Field","name":{"kind":"Name","value":"ofDuplicate"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"otherFamily"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MergeFamiliesMutation, MergeFamiliesMutationVariables>;
export const SplitFamilyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SplitFamily"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SplitFamilyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"splitFamily"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFamily"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFamily"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Family"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rt"}},{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"modernContraception"}},{"kind":"Field","name":{"kind":"Name","value":"housing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"habitable"}},{"kind":"Field","name":{"kind":"Name","value":"safeDrinkingWater"}},{"kind":"Field","name":{"kind":"Name","value":"healthyLatrine"}},{"kind":"Field","name":{"kind":"Name","value":"cleanSurroundings"}}]}},{"kind":"Field","name":{"kind":"Name","value":"head"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nik"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"bornOn"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"cohorts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stuntingRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atRisk"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"happenedOn"}},{"kind":"Field","name":{"kind":"Name","value":"removal"}},{"kind":"Field","name":{"kind":"Name","value":"ofDuplicate"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"otherFamily"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SplitFamilyMutation, SplitFamilyMutationVariables>;
export const MoveFamilyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoveFamily"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveFamilyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"moveFamily"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WholeFamily"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WholeFamily"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Family"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"village"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rt"}},{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"welfareDecile"}},{"kind":"Field","name":{"kind":"Name","value":"modernContraception"}},{"kind":"Field","name":{"kind":"Name","value":"housing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"habitable"}},{"kind":"Field","name":{"kind":"Name","value":"safeDrinkingWater"}},{"kind":"Field","name":{"kind":"Name","value":"healthyLatrine"}},{"kind":"Field","name":{"kind":"Name","value":"cleanSurroundings"}}]}},{"kind":"Field","name":{"kind":"Name","value":"head"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"members"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nik"}},{"kind":"Field","name":{"kind":"Name","value":"sex"}},{"kind":"Field","name":{"kind":"Name","value":"bornOn"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"cohorts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stuntingRisk"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atRisk"}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}},{"kind":"Field","name":{"kind":"Name","value":"history"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"happenedOn"}},{"kind":"Field","name":{"kind":"Name","value":"removal"}},{"kind":"Field","name":{"kind":"Name","value":"ofDuplicate"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"recordedBy"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"otherFamily"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MoveFamilyMutation, MoveFamilyMutationVariables>;
export const FamiliesToVisitDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FamiliesToVisit"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FamilyFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FamilyOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"families"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"rw"}},{"kind":"Field","name":{"kind":"Name","value":"rt"}}]}}]}}]}}]} as unknown as DocumentNode<FamiliesToVisitQuery, FamiliesToVisitQueryVariables>;