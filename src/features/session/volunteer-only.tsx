import type { ReactNode } from 'react'
import { Empty } from '../../ui/state'
import { Gate } from './gate'
import { useRoles } from './use-roles'

interface VolunteerOnlyProps {
  /** What a grid worker is told, for whom the page is not. */
  title: string
  text: string
  children: ReactNode
}

/** Points, goods and referrals are thanks for unpaid work; a grid worker is told so kindly. */
export function VolunteerOnly({ title, text, children }: VolunteerOnlyProps) {
  const { role } = useRoles()
  return <Gate work="visits">{role?.role === 'volunteer' ? children : <Empty title={title} text={text} />}</Gate>
}
