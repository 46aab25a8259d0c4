import { isWithin, type AreaCode } from '../areaCode.ts';

export enum Role {
  ADMINISTRATOR = 'ADMINISTRATOR',
}

/** Who is asking: every loader and operation takes it, so that access rules have one place to live. */
export interface Viewer {
  /** Stored as the author of what this viewer writes. */
  readonly id: string;
  readonly role: Role;
  /** Areas whose records the viewer may read and write; null means every area. */
  readonly areas: readonly AreaCode[] | null;
  /** Whether the viewer works with single cases in these areas, and sees figures that point at few children. */
  readonly caseAccess: boolean;
}

/**
 * The viewer of local mode, where the server listens on loopback and every caller is the administrator.
 */
export const localAdministrator: Viewer = { id: 'local', role: Role.ADMINISTRATOR, areas: null, caseAccess: true };

/** Whether the viewer may see figures of an area that point at few children. */
export function hasCaseAccess({ caseAccess, areas }: Viewer, area: AreaCode): boolean {
  return caseAccess && (areas === null || areas.some((own) => isWithin(area, own)));
}

/** Whether the viewer may write records of a village. */
export function mayWriteIn(viewer: Viewer, villageCode: AreaCode): boolean {
  return viewer.areas === null || viewer.areas.some((area) => isWithin(villageCode, area));
}
