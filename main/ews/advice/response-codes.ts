import type { CodeTable } from './code-advice.ts';
import { accessCodes } from './codes/access.ts';
import { availabilityCodes } from './codes/availability.ts';
import { delegateCodes } from './codes/delegates.ts';
import { identityCodes } from './codes/identity.ts';
import { itemCodes } from './codes/items.ts';
import { limitCodes } from './codes/limits.ts';
import { meetingCodes } from './codes/meetings.ts';
import { settingsCodes } from './codes/settings.ts';

/**
 * Every response code that we have advice for. The codes are Microsoft's (web-service-reference/responsecode), and those
 * that servers compatible with Exchange answer in their place.
 */
export const responseCodes: CodeTable = {
  ...accessCodes,
  ...availabilityCodes,
  ...delegateCodes,
  ...identityCodes,
  ...itemCodes,
  ...limitCodes,
  ...meetingCodes,
  ...settingsCodes,
};
