import style from './hush.module.scss'

/** Words for the ear: punctuation and units that the eye does not need. */
export function Hush({ children }: { children: string }) {
  return <span className={style.hush}>{children}</span>
}
