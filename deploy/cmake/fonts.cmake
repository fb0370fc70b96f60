# Fonts come from Debian's packages; they are found when the project is configured, never when it runs.
find_path(TINNHIEM_NOTO NotoSans-Regular.ttf PATHS /usr/share/fonts/truetype/noto NO_DEFAULT_PATH REQUIRED)
find_path(TINNHIEM_TINOS Tinos-Regular.ttf PATHS /usr/share/fonts/truetype/croscore NO_DEFAULT_PATH REQUIRED)
set(TINNHIEM_FONT_DIRECTORIES "${TINNHIEM_NOTO}:${TINNHIEM_TINOS}")
