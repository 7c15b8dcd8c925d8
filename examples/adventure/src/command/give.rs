//! `give`: to the crab, and to people.

use super::take::HANDS;
use super::{Done, Reply};
use crate::deed::Deed;
use crate::map::Room;
use crate::news::News;
use crate::prose::clip;
use crate::state::Spot;
use crate::thing::Thing;
use crate::turn::Turn;
use crate::visitor::VisitorId;

/// How much of a phrase is quoted.
const QUOTED_CHARS: usize = 40;

/// Who is to get something.
enum Receiver {
    Crab,
    Oyster,
    Person(VisitorId),
}

pub(super) fn give(turn: &mut Turn<'_>, what: &str, to: &str) -> Done {
    if what.is_empty() {
        return Err("Give what?".into());
    }
    if to.is_empty() {
        return give_in_a_row(turn, what);
    }
    let thing = turn.find_carried(what)?;
    match receiver(turn, to) {
        Some(receiver) => hand_over(turn, thing, receiver),
        None if turn.is_dark() => Err("It is too dark to find anybody.".into()),
        None => Err(format!("There is no \"{}\" here.", clip(to, QUOTED_CHARS)).into()),
    }
}

/// "give crab whelk": the receiver first, and no "to" between.
fn give_in_a_row(turn: &mut Turn<'_>, phrase: &str) -> Done {
    let spaces = phrase.match_indices(' ').map(|(at, _)| at);
    for at in spaces {
        let (to, what) = phrase.split_at(at);
        if let Some(receiver) = receiver(turn, to) {
            let thing = turn.find_carried(what)?;
            return hand_over(turn, thing, receiver);
        }
    }
    let thing = turn.find_carried(phrase)?;
    Err(format!("Give {} to whom?", thing.the()).into())
}

fn receiver(turn: &Turn<'_>, to: &str) -> Option<Receiver> {
    if turn.means_fixture(Room::InnerWhorl, to) {
        return Some(Receiver::Crab);
    }
    if turn.means_fixture(Room::ShellHeart, to) {
        return Some(Receiver::Oyster);
    }
    turn.find_person_here(to)
        .map(|person| Receiver::Person(person.id))
}

fn hand_over(turn: &mut Turn<'_>, thing: Thing, receiver: Receiver) -> Done {
    match receiver {
        Receiver::Crab => Ok(to_crab(turn, thing)),
        Receiver::Oyster => Err("The oyster keeps its mouth shut, as oysters do.".into()),
        Receiver::Person(id) => to_person(turn, thing, id),
    }
}

pub(super) fn to_crab(turn: &mut Turn<'_>, thing: Thing) -> Reply {
    let housed = turn.me.deeds.has(Deed::CrabHoused);
    match thing {
        Thing::Whelk if !housed => {
            turn.release(Thing::Whelk);
            turn.receive(Thing::Key);
            turn.achieve(Deed::CrabHoused);
            Reply::from(
                "The crab turns the whelk over, knocks, listens, and changes houses faster than \
                 you can look away.",
            )
            .and(
                "From the old one it takes a brass key and lays it in your hand. The way down is \
                 free.",
            )
        }
        Thing::Whelk => "It waves a claw: one house is plenty.".into(),
        _ => format!(
            "The crab looks {} over, politely, and hands it back. It has nowhere to put things.",
            thing.the()
        )
        .into(),
    }
}

fn to_person(turn: &mut Turn<'_>, thing: Thing, id: VisitorId) -> Done {
    let Some(person) = turn.state.visitors.get(&id) else {
        return Err("They are gone.".into());
    };
    let to = person.name.clone();
    if person.springs.has(thing) {
        return Err(format!("{to} has {} already.", thing.a()).into());
    }
    if turn.state.carried_by(person).len() >= HANDS {
        return Err(format!("{to} could not carry another thing.").into());
    }
    let shines = turn.me.lamp_shines;
    turn.release(thing);
    if thing.is_keepsake() {
        turn.state.put(thing, Spot::Held(id));
    } else if let Some(person) = turn.state.visitors.get_mut(&id) {
        person.springs.add(thing);
        if thing == Thing::Lamp {
            person.lamp_shines = shines;
        }
    }
    let who = turn.my_name();
    let room = turn.me.room;
    let bystanders: Vec<VisitorId> = turn.state.people_in(room).map(|other| other.id).collect();
    for other in bystanders {
        let (who, what, to) = (who.clone(), thing, to.clone());
        let news = match other == id {
            true => News::GaveYou { who, what },
            false => News::Gave { who, what, to },
        };
        turn.state.tell(other, news);
    }
    turn.state.stir(id);
    turn.stir_me();
    Ok(format!("You give {} to {to}.", thing.the()).into())
}
