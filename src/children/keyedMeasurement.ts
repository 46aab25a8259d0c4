import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { KeyedCall } from '../access/clientKey/storeOnce.ts';
import { HubError, type InputPath } from '../base/errors.ts';
import { message } from '../base/messages/index.ts';
import { Measurement } from './Measurement.ts';
import { type MeasuredValues, valuesOf } from './measurementLimits.ts';

/** A call with a client key that identifies a measurement. */
export function keyedMeasurement(
  em: SqlEntityManager,
  given: Pick<KeyedCall<Measurement>, 'mutation' | 'clientKey' | 'input' | 'isSame'>,
): KeyedCall<Measurement> {
  return {
    ...given,
    kind: 'measurement',
    find: (id) => em.findOne(Measurement, { id }),
    record: {
      villageSql: 'select c.village_code from measurement m join child c on c.id = m.child_id where m.id = $1',
      of: ({ childId }) => ({ field: 'Measurement', personIds: [childId] }),
    },
  };
}

export function sameValues(stored: MeasuredValues, given: MeasuredValues): boolean {
  return JSON.stringify(valuesOf(given)) === JSON.stringify(valuesOf(stored));
}

/** `CONFLICT`: the child has another measurement on that day; both are shown. */
export function otherValues(stored: MeasuredValues, given: MeasuredValues, inputPath: InputPath): HubError {
  return new HubError(message('children.otherMeasurementThatDay', { date: given.measuredOn }), 'CONFLICT', inputPath, {
    stored: valuesOf(stored),
    given: valuesOf(given),
  });
}
