export const alerts = {
  'alerts.noSuchAlert': 'peringatan ini tidak ada',
  'alerts.notACursor': 'bukan kursor peringatan; yang diterima: kursor sebuah peringatan atau peristiwa peringatan',
  'alerts.transition':
    '{action} tidak dapat dilakukan pada peringatan yang berstatus {status}; yang diterima: {legal, select, none {tidak ada, peringatan sudah selesai} other {{legal}}}',
  'alerts.cursorUnknown': 'kursor ini tidak pernah diberikan hub ini; mulai lagi setelah `extensions.restartAfter`, peristiwa terbarunya',
  'alerts.cursorPruned':
    'sebagian peristiwa setelah kursor ini sudah tidak disimpan; mulai lagi setelah `extensions.restartAfter` untuk menerima semua yang masih disimpan',
  'alerts.subscriberTooSlow': 'Terlalu banyak peristiwa yang menunggu; berlanggananlah lagi dengan `extensions.lastCursor` sebagai `after`',
} as const;
