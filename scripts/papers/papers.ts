import { permissionsText } from './permissions'
import { privacyText } from './privacy'

/** The papers of `docs` that are tables of the code, by file name. */
export const papers = (functionsFolder: string): Record<string, string> => ({
  'permissions.md': permissionsText(functionsFolder),
  'privacy.md': privacyText(),
})
