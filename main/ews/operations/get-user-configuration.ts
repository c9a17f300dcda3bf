import { success, type Result } from '../../../shared/result.ts';
import { folderName } from '../elements/folder-reference.ts';
import { present } from '../elements/present.ts';
import {
  configurationName,
  readConfiguration,
  type Configuration,
  type ConfigurationName,
} from '../elements/user-configuration.ts';
import type { EwsService } from '../service.ts';
import { callSingle } from '../soap/call-batch.ts';
import type { CallOptions } from '../soap/call.ts';
import { child } from '../xml/xml-element.ts';
import { element } from '../xml/xml.ts';

/**
 * Reads a configuration that programs keep in a folder, whole. One that was never made is `ErrorItemNotFound`. XML comes as
 * bytes: what reads it must distrust it; `readCategoryList` does for the list of categories.
 * https://learn.microsoft.com/en-us/exchange/client-developer/web-service-reference/getuserconfiguration-operation
 */
export async function getUserConfiguration(
  service: EwsService,
  name: ConfigurationName,
  options?: CallOptions,
): Promise<Result<Configuration>> {
  const message = await callSingle(service, {
    operation: 'GetUserConfiguration',
    intent: 'read',
    body: element('m:GetUserConfiguration', [
      configurationName(name, 'm'),
      element('m:UserConfigurationProperties', 'All'),
    ]),
    folders: [folderName(name.folder)],
    options,
  });
  if (!message.ok) return message;
  const configuration = present(child(message.value, 'UserConfiguration'), service);
  return configuration.ok ? success(readConfiguration(configuration.value)) : configuration;
}
