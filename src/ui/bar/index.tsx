import type { ReactNode } from 'react'
import { Box } from '../base'
import style from './bar.module.scss'

/** White ground for the buttons at the lower edge of a page (`Page foot`): the main one last, in care mode on top. */
export const FootBar = ({ children }: { children: ReactNode }) => <Box className={style.bar}>{children}</Box>
