import { type AddSuppression, notificationDeskEndpoints, type Suppression } from '@deskbell/protocol'
import { useDesk } from '../../app/desk.ts'

/** Suppresses addresses, and sends to them again. */
export function useSuppress() {
  const { api } = useDesk()
  return {
    add: (body: AddSuppression): Promise<Suppression> => api.call(notificationDeskEndpoints.addSuppression, { body }),
    async remove(suppressionId: string): Promise<void> {
      await api.call(notificationDeskEndpoints.removeSuppression, { params: { suppressionId } })
    },
  }
}
