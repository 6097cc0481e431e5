import { provide } from 'vue'
import { useI18n } from 'vue-i18n'
import { chartSource } from '../../charts/chart-source.ts'
import { placeWords, type Placed } from '../../components/passport/footnote.ts'
import { formatTime } from '../../i18n/format.ts'
import { useLanguage } from '../../i18n/i18n.ts'
import { useSession } from '../../stores/session.ts'
import { saveChartWorkbook } from './save-chart-workbook.ts'

interface Shown extends Placed { dataAsOf: string, revision: number, sample: boolean }

/** Lets every chart of a page be taken out as a picture and a workbook that say whose figures they are, for which days, and of which revision. */
export function useChartSource(shown: () => Shown | null) {
  const { t } = useI18n()
  const { language } = useLanguage()
  const session = useSession()
  provide(chartSource, {
    about() {
      const page = shown()
      if (!page) return []
      return [
        placeWords(page, t, language.value),
        [t('overview.save.source', { product: t('common.product') }), t('common.dataAsOf', { time: formatTime(page.dataAsOf, language.value) }), t('passport.revision', { revision: page.revision })].join(' · '),
        ...(page.sample ? [`${t('common.sample')}：${t('common.sampleHint')}`] : []),
      ]
    },
    saveWorkbook: saveChartWorkbook,
    mayExport: session.may('export'),
  })
}
