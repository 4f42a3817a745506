/** What came of a suggestion, in counts: names for the kind of matter and the place, never a ticket. */
import type { VolumeView } from '@jsjb/shared/suggestion/contract';
import type { CitySnapshot } from '../../org';
import { categoryOf } from './presentSuggestion';

export function presentVolume(
  { category, area, ...counts }: Omit<VolumeView, 'categoryName' | 'areaName'>,
  city: CitySnapshot,
): VolumeView {
  // Tickets are counted by township: that is the place that is named.
  const place = area && (city.areas.get(area.slice(0, 9)) ?? city.areas.get(area))?.name;
  return {
    ...counts,
    ...categoryOf(category, { city }),
    ...(area ? { area } : {}),
    ...(place ? { areaName: place } : {}),
  };
}
