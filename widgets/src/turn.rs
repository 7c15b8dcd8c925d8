//! Work that is done a piece at a time, so that the person's keys have their turn between.

use std::future::poll_fn;
use std::task::Poll;

/// Comes to `message` on the next turn of the session: for [`Ui::spawn`](crate::Ui::spawn) by an app that does long work
/// in pieces. What the person does meanwhile is handled first.
///
/// ```
/// # use strombus_widgets::{Ui, next_turn};
/// enum Message { GoOn }
/// fn begin(ui: &mut Ui<Message>) {
///     ui.spawn(next_turn(Message::GoOn));
/// }
/// ```
pub async fn next_turn<M>(message: M) -> M {
    let mut came_round = false;
    poll_fn(|context| {
        if std::mem::replace(&mut came_round, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
    message
}
