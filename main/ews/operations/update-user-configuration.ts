import { success, type Result } from '../../../shared/result.ts';
import { folderName } from '../elements/folder-reference.ts';
import {
  configurationElement,
  type Configuration,
  type ConfigurationName,
} from '../elements/user-configuration.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { element } from '../xml/xml.ts';

/** Which configuration, and what it is to hold. */
export interface UpdateUserConfigurationRequest {
  readonly name: ConfigurationName;
  readonly content: Configuration;
}

/**
 * Replaces parts of a configuration; a part that is null stays as it is. EWS keeps no version of it: of two who change it
 * at once the later wins, so read it right before.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/updateuserconfiguration-operation
 */
export async function updateUserConfiguration(
  service: EwsService,
  { name, content }: UpdateUserConfigurationRequest,
  options?: CallOptions,
): Promise<Result<null>> {
  const message = await callSingle(service, {
    operation: 'UpdateUserConfiguration',
    intent: 'write',
    body: element('m:UpdateUserConfiguration', configurationElement(name, content)),
    folders: [folderName(name.folder)],
    options,
  });
  return message.ok ? success(null) : message;
}
