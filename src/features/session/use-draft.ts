import { useState } from 'react'
import { useDesk } from './use-session'

export interface Draft {
  words: string
  /** It stands on the phone. False while nothing is written, or when the phone has no room: then it is not safe. */
  kept: boolean
  write: (words: string) => void
  drop: () => void
}

/**
 * What is being written in a form, kept on the phone with every letter: WeChat may end the app between two of them.
 * `form` says whose it is (`note/<case>`); another form begins with its own.
 */
export function useDraft(form: string): Draft {
  const drafts = useDesk()?.drafts
  const read = (): string => {
    const { words } = drafts?.read(form) ?? {}
    return typeof words === 'string' ? words : ''
  }
  const [draft, setDraft] = useState(() => ({ form, words: read(), kept: true }))
  const now = draft.form === form ? draft : { form, words: read(), kept: true }
  return {
    words: now.words,
    kept: now.kept && now.words !== '',
    write(words) {
      if (words === '') drafts?.drop(form)
      setDraft({ form, words, kept: words !== '' && drafts?.save(form, { words }) === true })
    },
    drop() {
      drafts?.drop(form)
      setDraft({ form, words: '', kept: true })
    },
  }
}
