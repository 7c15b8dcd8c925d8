use super::Manual;

const PAGE: &str = r#"'\" t
.TH "TOR" "1"
.SH "GENERAL OPTIONS"
.PP
\fBAccelName\fR \fINAME\fR
.RS 4
When using OpenSSL hardware crypto acceleration attempt to load the dynamic engine of this name\&. This must be used for any dynamic hardware engine\&. It\(cqs rare\&.
.RE
.PP
\fBBandwidthRate\fR \fIN\fR \fBbytes\fR|\fBKBytes\fR
.RS 4
A token bucket\&. (Default: \*(Aq1 GByte\*(Aq)


With this option,
\fBand\fR
in tor 0\&.2:
.sp
.if n \{\
.RS 4
.\}
.nf
BandwidthRate 5
.fi
.if n \{\
.RE
.\}
.sp
See also a\-b\&.
.RE
.SH "SERVER OPTIONS"
.PP
\fBContactInfo\fR \fIemail_address\fR
.RS 4
Where to write to\&.
.RE
"#;

fn check(option: &str, category: &str, usage: &str, text: &str) {
    let manual = Manual::parse(PAGE);
    let entry = manual.option(option).unwrap();
    assert_eq!(
        (
            entry.category.as_str(),
            entry.usage.as_str(),
            entry.text.as_str()
        ),
        (category, usage, text)
    );
}

#[test]
fn an_option_has_its_section_its_value_and_its_text() {
    check(
        "ContactInfo",
        "Server Options",
        "email_address",
        "Where to write to.",
    );
    check(
        "accelname",
        "General Options",
        "NAME",
        "When using OpenSSL hardware crypto acceleration attempt to load the dynamic engine of this name. This must be used \
         for any dynamic hardware engine. It's rare.",
    );
}

#[test]
fn paragraphs_and_indented_parts_belong_to_their_option() {
    check(
        "BandwidthRate",
        "General Options",
        "N bytes|KBytes",
        "A token bucket. (Default: '1 GByte')\n\nWith this option, and in tor 0.2:\n\nBandwidthRate 5\n\nSee also a-b.",
    );
}

#[test]
fn the_summary_is_the_first_sentence() {
    let manual = Manual::parse(PAGE);
    assert_eq!(
        manual.option("BandwidthRate").unwrap().summary(),
        "A token bucket."
    );
    assert_eq!(manual.option("Nonsense"), None);
}

#[test]
fn a_page_that_is_cut_off_is_read_as_far_as_it_goes() {
    for end in 0..PAGE.len() {
        if let Some(page) = PAGE.get(..end) {
            let _ = Manual::parse(page);
        }
    }
}
