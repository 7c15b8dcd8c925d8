/*
 * Draws frames with ncurses, each as an application does that draws all of its screen every time.
 *
 *   ncurses TERM OUTPUT <FRAMES
 *
 * The bytes for the terminal go to the file OUTPUT. For each frame a line goes to standard output: how many bytes
 * OUTPUT has after it. FRAMES is what `src/frame.rs` writes: lines of
 *
 *   size ROWS COLUMNS                        the terminal has this size from now on
 *   frame                                    the next lines draw on a blank screen
 *   run ROW COLUMN FG BG ATTRIBUTES TEXT     colours are indices, -1 the default
 *   line ROW COLUMN FG BG ATTRIBUTES LETTERS the same in DEC Special Graphics
 *   cursor ROW COLUMN                        where the cursor is to be; without it, it is hidden
 *   show                                     the frame is to be shown now
 */
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE
#define NCURSES_WIDECHAR 1
#include <fcntl.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

static void fail(const char *what)
{
    fprintf(stderr, "ncurses: %s\n", what);
    exit(1);
}

/* Where the program is in a line of numbers and text. */
static long number(char **at)
{
    return strtol(*at, at, 10);
}

static attr_t attributes(long bits)
{
    /* The bits are those of strombus_terminal::Attributes. */
    static const attr_t each[] = {A_BOLD, A_DIM, A_ITALIC, A_UNDERLINE, A_BLINK, A_REVERSE, A_INVIS};
    attr_t all = A_NORMAL;
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (bits & (1L << i))
            all |= each[i];
    return all;
}

static void draw(char *at, int graphics)
{
    int row = (int)number(&at), column = (int)number(&at);
    int foreground = (int)number(&at), background = (int)number(&at);
    attr_t look = attributes(number(&at));
    int pair = 0;
    if (has_colors() && (foreground != -1 || background != -1))
        pair = alloc_pair(foreground, background);
    if (pair < 0)
        fail("no more pairs of colours");
    if (graphics)
        look |= A_ALTCHARSET;
    attr_set(look, (short)pair, &pair);
    at++;
    wchar_t text[4096];
    size_t length = mbstowcs(text, at, sizeof text / sizeof *text - 1);
    if (length == (size_t)-1)
        fail("not UTF-8");
    text[length] = 0;
    if (graphics)
        /* addwstr takes no attribute of the letters themselves. */
        for (size_t i = 0; i < length; i++)
            mvaddch(row, column + (int)i, (chtype)text[i] | A_ALTCHARSET);
    else
        mvaddwstr(row, column, text);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        fail("TERM OUTPUT <FRAMES");
    if (!setlocale(LC_ALL, "C.UTF-8"))
        fail("there is no locale C.UTF-8");
    int out = open(argv[2], O_CREAT | O_TRUNC | O_RDWR, 0600);
    FILE *terminal = fdopen(out, "w+");
    FILE *keys = fopen("/dev/null", "r");
    if (!terminal || !keys)
        fail("cannot open the output");
    char *line = NULL;
    size_t capacity = 0;
    SCREEN *screen = NULL;
    int has_cursor = 0, row = 0, column = 0, shown = -1;
    while (getline(&line, &capacity, stdin) > 0) {
        line[strcspn(line, "\n")] = 0;
        char *at = strchr(line, ' ');
        size_t word = at ? (size_t)(at - line) : strlen(line);
        if (!strncmp(line, "size", word)) {
            char height[16], width[16];
            int r = (int)number(&at), c = (int)number(&at);
            if (screen) {
                resizeterm(r, c);
                continue;
            }
            snprintf(height, sizeof height, "%d", r);
            snprintf(width, sizeof width, "%d", c);
            setenv("LINES", height, 1);
            setenv("COLUMNS", width, 1);
            screen = newterm(argv[1], terminal, keys);
            if (!screen)
                fail("newterm failed");
            if (has_colors()) {
                start_color();
                use_default_colors();
            }
            cbreak();
            noecho();
            nonl();
            idlok(stdscr, TRUE);
            idcok(stdscr, TRUE);
            scrollok(stdscr, FALSE);
        } else if (!strncmp(line, "frame", word)) {
            attr_set(A_NORMAL, 0, NULL);
            erase();
            has_cursor = 0;
        } else if (!strncmp(line, "run", word)) {
            draw(at, 0);
        } else if (!strncmp(line, "line", word)) {
            draw(at, 1);
        } else if (!strncmp(line, "cursor", word)) {
            has_cursor = 1;
            row = (int)number(&at);
            column = (int)number(&at);
        } else if (!strncmp(line, "show", word)) {
            /* Where the cursor is hidden, it may be left anywhere. */
            leaveok(stdscr, !has_cursor);
            if (has_cursor)
                move(row, column);
            if (shown != has_cursor)
                curs_set(shown = has_cursor);
            wnoutrefresh(stdscr);
            doupdate();
            printf("%lld\n", (long long)lseek(out, 0, SEEK_CUR));
        } else {
            fail("a line that is not understood");
        }
    }
    return 0;
}
