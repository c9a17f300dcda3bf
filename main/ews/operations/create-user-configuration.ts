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
export interface CreateUserConfigurationRequest {
  readonly name: ConfigurationName;
  readonly content: Configuration;
}

/**
 * Makes a configuration in a folder. One of the name that is there already is `ErrorItemSave`; look first.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/createuserconfiguration-operation
 */
export async function createUserConfiguration(
  service: EwsService,
  { name, content }: CreateUserConfigurationRequest,
  options?: CallOptions,
): Promise<Result<null>> {
  const message = await callSingle(service, {
    operation: 'CreateUserConfiguration',
    intent: 'write',
    body: element('m:CreateUserConfiguration', configurationElement(name, content)),
    folders: [folderName(name.folder)],
    options,
  });
  return message.ok ? success(null) : message;
}
