import { clock } from '../platform/clock'
import { lifecycle } from '../platform/lifecycle'
import { network } from '../platform/network'
import { photos } from '../platform/photo'
import { randomBytes } from '../platform/random'
import { storage } from '../platform/storage'
import { keepFresh } from './keep-fresh'
import { openPhone, type Phone } from './phone'
import { queryClient } from './query'
import { transport } from './transport'
import { version } from './version'

let phone: Phone | undefined

/** The one phone this app runs on. Opened and started at first use: nothing happens because a file was read. */
export function thisPhone(): Phone {
  if (phone) return phone
  phone = openPhone({
    storage,
    clock,
    network,
    lifecycle,
    transport,
    photos,
    randomBytes,
    client: { platform: transport.platform, version },
  })
  void phone.start()
  keepFresh(phone, queryClient(), clock)
  return phone
}
