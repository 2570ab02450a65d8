import { reads } from '../../act.ts';
import { routes } from '../../contract/all-routes.ts';
import { openApi } from '../../contract/openapi.ts';
import { readOpenApi as route } from '../../contract/platform.ts';

const document = openApi(routes, '1') as { openapi: string };

export const readOpenApi = reads(route, async () => document);
