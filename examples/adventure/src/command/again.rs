//! `again`: a new tale for one, in the same world.

use std::sync::Arc;

use super::Reply;
use crate::news::News;
use crate::thing::Thing;
use crate::turn::Turn;

pub(super) fn again(turn: &mut Turn<'_>) -> Reply {
    let keepsakes: Vec<Thing> = turn.carried();
    for thing in keepsakes {
        turn.release(thing);
    }
    let who = turn.my_name();
    turn.tell_here(&News::Left {
        who: Arc::clone(&who),
        to: None,
    });
    turn.stir_here();
    turn.me.begin_again();
    turn.tell_here(&News::Arrived { who, from: None });
    turn.stir_here();
    "The mist takes you, thinks better of it, and sets you down on the jetty. Everything is still \
     to be done."
        .into()
}
