/** Posyandu. */
export const posyandu = {
  'posyandu.noSuchPosyandu': 'no such posyandu',
  'posyandu.namesNothing': '{name} names no posyandu; allowed: a name such as Melati 1',
  'posyandu.nameTaken': 'the village has a posyandu of this name already: {name}; allowed: a name that tells the two apart',
  'posyandu.notAnRw': '{rw} is not the number of an RW; allowed: 1 to 3 digits',
  'posyandu.merged': '{name} was merged into another posyandu; allowed: the one that it was merged into',
  'posyandu.closed': '{name} was closed on {date}; allowed: a posyandu that is open, or reopenPosyandu first',
  'posyandu.closedBefore': '{name} was closed on {closedOn}, before {date}; allowed: a posyandu that was open on that day',
  'posyandu.measuredLater': '{date} is before a measurement there; allowed: {measuredOn} or later',
  'posyandu.mergeWithItself': 'a posyandu cannot be merged with itself; allowed: two of one village',
  'posyandu.ofOtherVillage': 'a posyandu of another village; allowed: one of {village}',
  'posyandu.childElsewhere':
    'the child lives in {village}, and {name} is a posyandu of {posyanduVillage}; allowed: a posyandu of {village}',
} as const;
