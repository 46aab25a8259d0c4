import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../src/access/Access.ts';
import { Scope } from '../../src/access/Scope.ts';
import {
  CaseStatus,
  closeStuntingCase,
  Intervention,
  recordIntervention,
  StuntingCase,
  StuntingCause,
  triageStuntingCase,
} from '../../src/children/index.ts';
import { readEnrolmentFacts } from '../../src/programs/index.ts';
import { keyOf } from '../shared/globalId.ts';
import type { HubContext } from '../shared/HubContext.ts';
import { operationOf } from '../shared/operationOf.ts';
import { RecordInterventionInput } from './caseInputs.ts';

const caseId = 'Global id of the case.';
const why = 'Why, up to 1,000 characters.';

@Resolver()
export class CaseMutations {
  @Access(Scope.CASES_WRITE)
  @Mutation(() => StuntingCase, {
    description: 'Records the causes that a health worker has found. A later triage replaces them; the history keeps both.',
  })
  triageStuntingCase(
    @Arg('id', () => ID, { description: caseId }) id: string,
    @Arg('causes', () => [StuntingCause], { description: 'The causes; may be empty only with a note that states another cause.' })
    causes: StuntingCause[],
    @Arg('note', () => String, { nullable: true, description: why }) note: string | null,
    @Ctx() context: HubContext,
  ): Promise<StuntingCase> {
    return triageStuntingCase({ id: keyOf('StuntingCase', id, ['id']), causes, note }, operationOf(context));
  }

  @Access(Scope.CASES_WRITE)
  @Mutation(() => Intervention, {
    description: 'Records what was done for a stunted child. Repeating a `clientKey` returns the first intervention.',
  })
  recordIntervention(
    @Arg('input', () => RecordInterventionInput, { description: 'What was done.' }) input: RecordInterventionInput,
    @Ctx() context: HubContext,
  ): Promise<Intervention> {
    const enrolmentId = input.enrolmentId == null ? null : keyOf('Enrolment', input.enrolmentId, ['input', 'enrolmentId']);
    return recordIntervention(
      { ...input, caseId: keyOf('StuntingCase', input.caseId, ['input', 'caseId']), enrolmentId },
      { ...operationOf(context), readEnrolment: readEnrolmentFacts },
    );
  }

  @Access(Scope.CASES_WRITE)
  @Mutation(() => StuntingCase, {
    description: 'Closes a case for good. RECOVERED needs a proposed recovery, CLOSED_AGED_OUT an age of 60 months.',
  })
  closeStuntingCase(
    @Arg('id', () => ID, { description: caseId }) id: string,
    @Arg('status', () => CaseStatus, { description: 'The final status: RECOVERED, or one that begins with CLOSED.' }) status: CaseStatus,
    @Arg('note', () => String, { nullable: true, description: why }) note: string | null,
    @Ctx() context: HubContext,
  ): Promise<StuntingCase> {
    return closeStuntingCase({ id: keyOf('StuntingCase', id, ['id']), status, note }, operationOf(context));
  }
}
