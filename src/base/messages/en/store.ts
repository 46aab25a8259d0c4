/** The database, the data folder, and paging. */
export const store = {
  'store.readsTooMuch': 'The operation reads more than the {most, number} rows allowed; ask for smaller pages, fewer areas or fewer months',
  'store.tryAgain': 'Other changes were in the way each time, and nothing was stored; try again',
  'store.cancelled': 'The operation was cancelled',
  'store.unavailable': 'The database is not available at the moment, and nothing was stored; try again',
  'store.statementTimeout': 'The database ended a statement that took too long, and nothing was stored; ask for less, or try again',
  'store.outcomeUnknown':
    'The connection to the database was lost while it committed the change, which may have been stored or not; repeat the change with the same clientKey, or check before you repeat it',
  'store.rightsMissing': 'rights of the roles hub_viewer and hub_writer are missing',
  'store.policiesMissing': 'row-level security is incomplete on {tables}',
  'store.unprotected':
    'The database does not limit viewers to their areas: {problem}. After pg_restore, make the roles first and restore again; or have the owner of the tables run:\n{statements}',
  'store.rolesNeeded':
    'The user of DATABASE_URL may not create the roles that limit viewers to their areas. Have an administrator of the server run once: {statements}',
  'store.unreachable': 'The database of DATABASE_URL cannot be reached: {reason}',
  'store.notACursor': 'not a cursor; allowed: a cursor that this list returned with the same orderBy',
  'store.cursorOfOtherList': 'a cursor of another list; allowed: a cursor that this list returned with the same orderBy',
  'store.cursorOfOtherOrder': 'a cursor of another order; allowed: a cursor that this list returned with the same orderBy',
  'store.cursorRowRemoved':
    'the row of the cursor no longer exists; allowed: the cursor of a row that is in the list, or another order, whose cursors outlive their rows',
  'store.firstAndLast': 'given together with first; allowed: either first or last',
  'store.folderInUse': 'The data folder {folder} is in use by another hub. Stop that hub, or set HUB_DATA to another folder.',
  'store.folderUnusable':
    'The data folder {folder} cannot be used: {reason, select, forbidden {this user may not write there} readOnly {its file system is read-only} full {the disk is full} quota {the disk quota is used up} fileInPlace {there is a file in its place} fileInPath {there is a file in the place of a folder} other {its files cannot be written}}. Set HUB_DATA to a folder that this user may write in, or give the user that right.',
} as const;
