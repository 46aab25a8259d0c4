/** Tokens, NIKs, client keys and the audit log. */
export const access = {
  'access.auditUnavailable': 'Records of persons cannot be read while their audit log cannot be written; try again later',
  'access.tokenRevoked': 'The access token has been revoked; sign in again',
  'access.tokenIssuedLater': 'The access token is not valid yet (claim iat)',
  'access.tokenExpired': 'The access token has expired',
  'access.tokenNotYetValid': 'The access token is not valid yet (claim nbf)',
  'access.tokenClaimMissing': 'The access token lacks the claim {claim}',
  'access.tokenOtherIssuer': 'The access token comes from another issuer (claim iss)',
  'access.tokenOtherAudience': 'The access token is meant for another audience (claim aud)',
  'access.tokenClaimUnusable': 'The access token has a claim that cannot be used: {claim}',
  'access.tokenAlgorithm': 'The access token is signed with an algorithm that is not allowed',
  'access.tokenSignature': 'The access token has an invalid signature',
  'access.tokenUnknownKey': 'The access token is signed with a key that the issuer does not publish',
  'access.tokenKeyUnnamed': "The access token does not name the issuer's key that signed it (kid)",
  'access.tokenNotAJwt': 'The access token is not a signed JSON Web Token',
  'access.tokenHeader': 'The access token cannot be read; allowed: authorization: Bearer <token>',
  'access.issuerUnavailable': 'The access token cannot be checked now, because its issuer does not answer; try again later',
  'access.claimAreasMissing':
    'The access token is not one for this hub: its claim {claim} is missing, and {role} needs areas; allowed: Kemendagri codes such as 33.26.16.2001',
  'access.claimPartnerMissing':
    'The access token is not one for this hub: its claim {claim} is missing, and PARTNER needs a partner; allowed: the id of a partner',
  'access.claimSubject':
    'The access token is not one for this hub: its claim sub cannot be used; allowed: up to {longest} characters, and none of {reserved}',
  'access.claimRole': 'The access token is not one for this hub: its claim {claim} names no role of the hub; allowed: {roles}',
  'access.claimAreas':
    'The access token is not one for this hub: its claim {claim} is not a list of areas; allowed: Kemendagri codes such as 33.26.16.2001, as a list or separated by spaces',
  'access.claimPartner': 'The access token is not one for this hub: its claim {claim} is not the id of a partner',
  'access.claimScope': 'The access token is not one for this hub: its claim scope is not a text of names separated by spaces',
  'access.needsScope': 'needs {scopes}; allowed: leave it out, or a token with the scope',
  'access.purpose': 'hub-purpose: too long, or with control characters; allowed: one line of up to {longest} characters',
  'access.parameterNotText': '{name}: not a text; allowed: a text',
  'access.clientKeyRemoved': 'the record stored under this key no longer exists; allowed: a different key for each call',
  'access.clientKeyOutside': 'the record stored under this key is outside the areas you may read',
  'access.clientKeyReused':
    'already used with another input; allowed: a different key for each call, and the same input each time a call is repeated',
  'access.nikAttempts':
    'You have used all {attempts} attempts at NIKs for today; allowed: records without a NIK, and those with one from tomorrow on',
  'access.nikKeyMissing':
    '{source}: the NIKs of this database are sealed under the key {ids}, and {given, select, none {no key was given} other {another key was given}}. Start the hub with the key that belongs to the data (HUB_KEY, HUB_KEY_FILE, or hub.key in HUB_DATA)',
  'access.noKey': '{source}: no key found',
  'access.rotationPending': 'An earlier rotation, to the key {id}, has not been completed; give that key first, and run the command again',
  'access.keyReplaced': 'The key of this hub has been replaced; restart the hub with the new key',
  'access.keyFileMissing': 'HUB_KEY_FILE: no such file; allowed: a file that holds the key',
  'access.notAKey':
    '{source}: not a key; allowed: {bytes} bytes in base64, as printed by `hub keys new`, and after it the keys that it replaces',
  'access.tokenKeyDamaged':
    'token.key in the data folder is not a key of the hub. Remove the file: the next start makes a new key, and tokens signed with the old one become invalid',
  'access.notANik':
    'not a NIK: {problem}; allowed: six digits of an area, the birth date as ddmmyy (40 is added to the day for women), a serial number of four digits',
  'access.lookUp': 'a search by NIK or family card; allowed: with the scope nik:read and a stated purpose',
  'access.nikLength': 'not 16 digits',
  'access.nikProvince': 'digits 1 and 2 are not the code of a province',
  'access.nikRegency': 'digits 3 and 4 are not the code of a regency',
  'access.nikDistrict': 'digits 5 and 6 are not the code of a district',
  'access.nikDay': 'digits 7 and 8 are not a day of birth',
  'access.nikMonth': 'digits 9 and 10 are not a month of birth',
  'access.nikDayOfMonth': 'digits 7 to 10 are not a day of a month',
  'access.nikSerial': 'digits 13 to 16 are not a serial number',
} as const;
