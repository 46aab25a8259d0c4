/** SQL of how many children (`children`) of a family that is reached (a row `reached` with its `family_id`) are under growth monitoring. */
export const monitoredChildren =
  '(select count(*)::int as children from child where child.family_id = reached.family_id and child.monitoring_ended_on is null)';
