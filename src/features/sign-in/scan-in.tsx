import { useState } from 'react'
import { useLayout } from '../../platform/layout'
import { scannedIn } from '../../platform/scanned-in'
import { Box } from '../../ui/base'
import { Button } from '../../ui/button'
import { ScanCard } from './scan-card'
import style from './scan-card.module.scss'
import { usePairing } from './use-pairing'

export interface ScanInProps {
  /** Where to go once somebody is in. */
  enter: () => void
}

/**
 * On the desk the picture is there at once; a phone cannot scan itself, so there it waits behind a link. In WeChat there is nothing:
 * WeChat itself says who calls.
 */
export const ScanIn = scannedIn ? ScanInHere : () => null

function ScanInHere({ enter }: ScanInProps) {
  const desk = useLayout() === 'desk'
  const [wanted, setWanted] = useState(false)
  if (desk || wanted) return <Scanning enter={enter} />
  return (
    <Box className={style.behind}>
      <Button kind="text" size="m" icon="scan" onTap={() => setWanted(true)}>
        用另一台手机扫一扫登录
      </Button>
    </Box>
  )
}

const Scanning = ({ enter }: ScanInProps) => (
  <Box className={style.beside}>
    <ScanCard {...usePairing(enter)} />
  </Box>
)
