import { CodeReader } from '../../ui/scan'
import { Sheet } from '../../ui/sheet'

interface PickupScanProps {
  open: boolean
  onClose: () => void
  onCode: (text: string) => void
}

/** The pick-up code in the browser: by camera, or by a photo of it. */
export const PickupScan = ({ open, onClose, onCode }: PickupScanProps) => (
  <Sheet open={open} title="扫领取码" onClose={onClose}>
    {open && <CodeReader what="领取码" onText={onCode} />}
  </Sheet>
)
