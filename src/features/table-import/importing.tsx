import type { ImportKind } from '#domain/register/stored'
import { canChooseTable } from '../../platform/table-file'
import { go } from '../../ui/shell'
import { ImportView } from './import-view'
import { importWords } from './import-words'
import { useImport } from './use-import'

export interface ImportingProps {
  of: ImportKind
  /** The page that shows what came in. */
  onward: string
}

/** A table of one kind, from its template to its last row. */
export function Importing({ of, onward }: ImportingProps) {
  const page = useImport(of)
  return (
    <ImportView
      words={importWords[of]}
      canChoose={canChooseTable}
      offline={page.offline}
      busy={page.busy}
      checked={page.checked}
      progress={page.progress}
      resumes={page.resumes}
      onTemplate={() => void page.template()}
      onSend={() => void page.send()}
      onRun={() => void page.run()}
      onDone={() => go(onward)}
    />
  )
}
