/** The picture of a share card. Without one WeChat takes the screen, and what one has raised would be read in a chat. */
export const SHARE_PICTURE = '/assets/share.png';
